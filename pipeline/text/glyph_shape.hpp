// One printed character as a vector that hardly depends on its size, weight and ink.
//
// The classic description of Chinese print: the character's ink is fitted into a square, its edges are counted by
// direction in an 8 x 8 grid (Kimura 1987; Liu, Nakashima, Sako, Fujisawa 2003), and a few lengths say where it
// stood in its line, which is all that tells a comma from a quote.
#pragma once

#include <opencv2/core/mat.hpp>

#include "models/declaration/geometry.hpp"

namespace shenbao {

// Where a character stands: the line's em square, in px of the picture it is cut from.
struct EmFrame {
    double top = 0;     // y of the upper edge of the em squares of the line
    double height = 0;  // of an em square, px
};

inline constexpr int kGlyphGrid = 8;        // cells per side
inline constexpr int kGlyphDirections = 8;  // of the gradient
inline constexpr int kGlyphLengths = 4;     // width, height, top and bottom of the ink, in em
inline constexpr int kGlyphShapeSize = kGlyphGrid * kGlyphGrid * kGlyphDirections + kGlyphLengths;

// grey: 8-bit, dark on white. ink: tight around the character, px of `grey`, not empty, inside it.
// Out: 1 x kGlyphShapeSize, 32-bit float, each 0..about 1.
[[nodiscard]] cv::Mat describe_glyph(const cv::Mat& grey, const Box& ink, const EmFrame& em);

}  // namespace shenbao
