// Ink masks: every pixel of print, pen or rule, 8-bit, 0 or 255, ink = 255.
#pragma once

#include <opencv2/core/mat.hpp>

namespace shenbao {

// Dark borders, shadows of the lid and edges of the sheet: broad and touching the rim, or thin and lying along it.
// A mask like `ink`; empty where there are none.
[[nodiscard]] cv::Mat find_borders(const cv::Mat& ink, double dpi);
// Takes away specks too small for print: the smallest anywhere, dots only where no print is near (a decimal point
// has its digits beside it).
[[nodiscard]] cv::Mat remove_specks(const cv::Mat& ink, double dpi);

}  // namespace shenbao
