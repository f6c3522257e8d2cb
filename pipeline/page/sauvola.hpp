// Adaptive threshold after Sauvola and Pietikäinen (2000): the level follows mean and deviation of a window.
#pragma once

#include <opencv2/core/mat.hpp>

namespace shenbao {

// grey: 8-bit, evenly lit, paper near 255, print dark. Ink mask of its size, 8-bit, 0 or 255, ink = 255. Hairlines
// survive.
[[nodiscard]] cv::Mat threshold_ink(const cv::Mat& grey, double dpi);

}  // namespace shenbao
