// "1." at the head of a line of text: HanS and chi_sim both take it for 工, 了 or I, and 11. for 二; the glyphs do
// not.
#pragma once

#include <vector>

#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// The list marker at the head of a reading by glyphs: one or two digits, clear ones, and a dot or 、 with text
// behind it; specks before it are left out. Empty for none.
[[nodiscard]] std::vector<Symbol> find_marker(const std::vector<Symbol>& glyphs);

// The glyphs of a line with the dot of its marker `printed`, if there is room for it between the digit and the
// text: a speck in 12个 makes 12.个 for both glyph readers. em_px: side of the line's em squares.
[[nodiscard]] std::vector<Symbol> with_printed_marker(std::vector<Symbol> glyphs, double em_px);

// Another reading of the line with this marker in place of what it has there. Boxes must be px of one picture.
[[nodiscard]] std::vector<Symbol> with_marker(std::vector<Symbol> reading, const std::vector<Symbol>& marker);

}  // namespace shenbao
