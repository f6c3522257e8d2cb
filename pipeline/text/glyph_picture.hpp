// One printed character as a small picture, for the network.
#pragma once

#include <opencv2/core/mat.hpp>

#include "models/declaration/geometry.hpp"

namespace shenbao {

inline constexpr int kGlyphPictureSide = 40;  // px
inline constexpr int kGlyphPictureInk = 32;   // px of the longer side of the ink in it; the rest is white

// grey: 8-bit, dark on white. ink: around the character, px of `grey`, not empty, inside it.
// Out: kGlyphPictureSide square, 8-bit, paper 0, the darkest ink 255, in the middle. The size that the character
// had in its line is lost: where a streak runs through a line, its em squares are not known well enough to keep
// it.
[[nodiscard]] cv::Mat picture_glyph(const cv::Mat& grey, const Box& ink);

}  // namespace shenbao
