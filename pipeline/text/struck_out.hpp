// Text that a person has struck out: a stroke runs through it from end to end.
#pragma once

#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// Whether a nearly level straight stroke crosses the line's ink, the gaps between its characters included, at half
// height. False for lines too short to tell a dash from it. has_digit: of a number, which is held back rather once
// too often; small words are held to a straighter stroke.
[[nodiscard]] bool is_struck_out(const LinePicture& line, bool has_digit = true);

}  // namespace shenbao
