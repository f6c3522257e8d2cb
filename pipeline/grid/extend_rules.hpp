// Rules whose last stretch is too pale for the ink mask.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// Long solid strokes go on as far as the grey shows them beyond their ends, far_reach_px at most: a thin rule
// fades out of the mask beside a thick black one. grey: 8-bit, in the frame of the strokes; without it they stay
// as they are.
[[nodiscard]] std::vector<Stroke> extend_rules(std::vector<Stroke> strokes, const cv::Mat& grey,
                                               const GridScale& scale);

}  // namespace shenbao
