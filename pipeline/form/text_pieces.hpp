// Texts as pieces of read lines: joined, cut and weighed without losing where each character came from.
#pragma once

#include <string>
#include <vector>

#include "pipeline/base/page_text.hpp"

namespace shenbao {

// Code points [begin, end) of a line's text. The line must outlive the piece.
struct Piece {
    const LineReading* line = nullptr;
    int page = 0;  // 1-based
    std::size_t begin = 0;
    std::size_t end = 0;
};
using Pieces = std::vector<Piece>;

struct WeightedText {
    std::string text;
    double weight = 0;  // 0..1, share of the attempts that read it, or its share of the vote
};

// One trimmed piece per line that is not blank.
[[nodiscard]] Pieces cell_pieces(const CellReading& cell, int page);
// In reading order: by page, then by printed line, then from left to right, also where a stray rule cut a cell's
// lines in two.
[[nodiscard]] Pieces by_printed_line(Pieces pieces);
[[nodiscard]] Piece line_piece(const LineReading& line, int page);
// Without blanks and bars at its ends: forms print no bars, a bar is a piece of the cell's rule.
[[nodiscard]] Piece trimmed(Piece piece);
[[nodiscard]] std::u32string piece_text(const Piece& piece);
[[nodiscard]] std::string joined_pieces(const Pieces& pieces);  // nothing between lines of one cell
// The pieces' code points [begin, end) of the joined text.
[[nodiscard]] Pieces sub_pieces(const Pieces& pieces, std::size_t begin, std::size_t end);
[[nodiscard]] Box piece_box(const Piece& piece);  // of its characters where known, else of its line

// The readers whose reading of the line has the piece's text in its place, one for each attempt.
[[nodiscard]] std::vector<std::string> witnesses_of(const Piece& piece);
// Whether each of its characters is (CharReading::borne_out); false where they are not known one by one.
[[nodiscard]] bool is_borne_out(const Piece& piece);
// The weakest of its characters; 0 where the line's characters are not known one by one.
[[nodiscard]] double weakest_score(const Piece& piece);

// The text itself first, then what else the pixels support with one piece read differently, by falling weight.
// Texts that are equal after folding appear once.
[[nodiscard]] std::vector<WeightedText> read_candidates(const Pieces& pieces);

}  // namespace shenbao
