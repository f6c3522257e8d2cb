// Numbered lists inside a cell: `1.` `1、` `(一)` `一、` `①` at line starts; `目标1:` anywhere.
//
// Readers break digits and dots, so a marker is taken for the number that must come next when it looks like one
// and the line before it ends a paragraph.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/form/lexicon.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

struct TextItem {
    std::optional<int> number;  // nullopt: text before the first marker, or no markers at all
    Pieces pieces;              // without the marker
    bool edge_lost = false;  // the marker at its beginning or behind its end was lost: both come from the numbers
};

// Lines of a cell, in order. The first item has no number if text stands before the first marker.
[[nodiscard]] std::vector<TextItem> split_numbered(const Pieces& lines);

// word: 目标. Splits at `目标1:` at line starts and inside lines.
[[nodiscard]] std::vector<TextItem> split_at_word(const Pieces& lines, const std::string& word,
                                                  const Confusions& confusions);

// The printed number of a note line (`1. ...`), nullopt if it starts with none.
[[nodiscard]] std::optional<int> leading_number(const Piece& line);

}  // namespace shenbao
