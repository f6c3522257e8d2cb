// Numbered lists inside a cell: `1.` `1、` `(一)` `一、` `①` at line starts; `目标1:` anywhere.
//
// Readers break digits and dots, so a marker is taken for the number that must come next when it looks like one
// and the line before it ends a paragraph. Such a number is inferred, and the item says so. The characters of a
// text layer are not read but copied: their numbers stand as printed, also where they do not follow each other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/form/lexicon.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

// Where an item's number comes from.
enum class NumberOrigin {
    printed,  // it was read, or the item has none
    proven,   // misread, but the printed numbers before and after it leave only this one
    guessed,  // misread, and nothing shows that no item was lost before it or run into it
};

struct TextItem {
    std::optional<int> number;  // nullopt: text before the first marker, or no markers at all
    Pieces pieces;              // without the marker
    bool edge_lost = false;  // the marker at its beginning or behind its end was lost: both come from the numbers
    NumberOrigin origin = NumberOrigin::printed;
    std::string marker{};  // as read, where the number is another; "" if nothing was read
};

// Lines of a cell, in order. The first item has no number if text stands before the first marker.
[[nodiscard]] std::vector<TextItem> split_numbered(const Pieces& lines);

// word: 目标. Splits at `目标1:` at line starts and inside lines. No two items have the same number.
[[nodiscard]] std::vector<TextItem> split_at_word(const Pieces& lines, const std::string& word,
                                                  const Confusions& confusions);

// The printed number of a note line (`1. ...`), nullopt if it starts with none.
[[nodiscard]] std::optional<int> leading_number(const Piece& line);

}  // namespace shenbao
