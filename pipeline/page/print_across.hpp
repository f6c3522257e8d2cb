// A shadow on a page told from the desk around a sheet.
#pragma once

#include <opencv2/core/mat.hpp>

namespace shenbao {

// Whether print goes on over the edge of what was taken for the sheet: then the edge is that of a shadow. Sheets
// have margins, print does not reach their edges. grey: 8-bit at about 36 dpi; paper: the same without print;
// sheet: mask, 255 = sheet.
[[nodiscard]] bool has_print_across(const cv::Mat& grey, const cv::Mat& paper, const cv::Mat& sheet);

}  // namespace shenbao
