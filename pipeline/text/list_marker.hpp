// "1." at the head of a line of text: HanS and chi_sim both take it for 工, 了 or I, and 11. for 二; the glyphs do
// not.
#pragma once

#include <vector>

#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// The list marker at the head of a reading by glyphs: one or two digits, clear ones, and a dot or 、 with text
// behind it; specks before it are left out. Empty for none.
[[nodiscard]] std::vector<Symbol> find_marker(const std::vector<Symbol>& glyphs);

// Another reading of the line with this marker in place of what it has there. Boxes must be px of one picture.
[[nodiscard]] std::vector<Symbol> with_marker(std::vector<Symbol> reading, const std::vector<Symbol>& marker);

}  // namespace shenbao
