// Grey -> strokes of one direction that are too pale for the ink mask.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// grey: 8-bit, in the frame of `direction`, paper near 255; contrast: of the page's print, grey levels. Lines of
// 8 mm and more that are evenly darker than the white on both sides, and much paler than print. Rows of characters
// have no white beside them. Without grey: none.
[[nodiscard]] std::vector<Stroke> find_pale_strokes(const cv::Mat& grey, double contrast, Direction direction,
                                                    const GridScale& scale);

}  // namespace shenbao
