// The edges of a photographed sheet as curves, to a fraction of a pixel.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/page/rule_curves.hpp"
#include "pipeline/page/sheet_outline.hpp"

namespace shenbao {

// brightness: 8-bit, the sheet brighter than what it lies on. Out: upper, right, lower and left edge in px of it,
// centres of pixels at +0.5, without the corners, which are bent most often. Empty where one of the four is not
// seen sharply along most of its length: cropped by the picture, covered, or as bright as the desk.
[[nodiscard]] std::vector<RuleCurve> trace_sheet_edges(const cv::Mat& brightness, const SheetOutline& outline);

}  // namespace shenbao
