// Does a stroke run through print, as a streak or a pen stroke does and a rule does not?
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// Places along `s`, a character or so apart, where ink goes from it to both sides and none of `crossing`, the
// rules of the other direction, is near. ink: in the frame of the stroke.
[[nodiscard]] int count_crossed_print(const cv::Mat& ink, const Stroke& s, const std::vector<Stroke>& crossing,
                                      const GridScale& scale);

}  // namespace shenbao
