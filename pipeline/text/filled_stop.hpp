// A full stop whose ring is filled.
#pragma once

#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// glyphs: of the line. A dot behind a Han character that is as large as a full stop, and that is no clear dot (but
// for one larger than dots are) nor one of a number (了.5 for 7.5) or a list marker, is one: small rings are
// filled by print and scanner, and of a shape without its size a disc is a dot.
[[nodiscard]] std::vector<Symbol> with_filled_stops(std::vector<Symbol> glyphs, const LinePicture& line);

}  // namespace shenbao
