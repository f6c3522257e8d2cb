// Dirt within one text line.
//
// What is as small as a full stop is a sign only where signs stand: at the foot of the line behind a glyph, or two
// over each other (: ；). Anywhere else it is dirt, which readers turn into `-`, `“`, 和 or 四 (seen on copies).
#pragma once

#include <opencv2/core/mat.hpp>

namespace shenbao {

// line: 8-bit mask of one line, ink = 255, as high as the line's ink. glyph_px: ink height of a Han character.
// All zero if nothing but dirt was in it.
[[nodiscard]] cv::Mat without_line_specks(const cv::Mat& line, double glyph_px);

}  // namespace shenbao
