// A line of print -> the pieces its characters are made of.
#pragma once

#include <vector>

#include "pipeline/text/glyph_shape.hpp"
#include "pipeline/text/ink_stretches.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// Where the em squares of this line lie, from its tall characters; from the page's glyph height if it has none.
[[nodiscard]] EmFrame find_em_frame(const LinePicture& line);

// Columns [first, second) of the line that no character border runs through: ink without a gap, cut at its
// thinnest columns where it is wider than a character.
[[nodiscard]] std::vector<Columns> find_atoms(const LinePicture& line, const EmFrame& em);

// The atoms with those that touch one of the ranges `where` cut once more, at every thin place and where digits of
// one width would meet, though they are no wider than a character.
[[nodiscard]] std::vector<Columns> cut_atoms(const LinePicture& line, const std::vector<Columns>& atoms,
                                             const std::vector<Columns>& where, const EmFrame& em);

}  // namespace shenbao
