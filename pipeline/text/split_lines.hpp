// A cell's ink -> its text lines.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "models/declaration/geometry.hpp"

namespace shenbao {

// mask: 8-bit, ink = 255, horizontal text, cleaned of rules and specks. Returns the tight boxes of the lines, top
// to bottom, in px of the mask. Bands lower than half a glyph join the nearest band (the dot of 一 or of a comma
// is not a line), bands of more than 1.6 glyphs are parted where hardly any ink is, and what is still too tall is
// cut where the ink is thinnest.
[[nodiscard]] std::vector<Box> split_lines(const cv::Mat& mask, double glyph_px);

// Typical height of a line's ink over several masks, px; `fallback` where they hold too little to tell.
[[nodiscard]] double estimate_glyph_height(const std::vector<cv::Mat>& masks, double fallback);

}  // namespace shenbao
