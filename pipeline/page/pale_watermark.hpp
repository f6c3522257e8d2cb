// A watermark on a scan: large pale strokes under the print, 仅供内部使用 along the diagonal.
#pragma once

#include <opencv2/core/mat.hpp>

namespace shenbao {

// even: evenly lit grey, bare paper at kPaperLevel, grain smoothed. Where the page shows two inks, print and broad
// strokes of one much paler level that lie under it, the pale one becomes paper; print on it stays as dark beside
// it. Filled cells, thin or straight grey rules, small pale print and what nothing is printed over (a grey title)
// stay as they are. outside: 8-bit, what is not of the sheet, or empty.
[[nodiscard]] cv::Mat lift_pale_watermark(cv::Mat even, const cv::Mat& outside, double dpi);

}  // namespace shenbao
