// Runs of columns with ink: what stands side by side in a line.
#pragma once

#include <opencv2/core/mat.hpp>
#include <utility>
#include <vector>

namespace shenbao {

using Columns = std::pair<int, int>;  // [first, second), px of the line's picture

// mask: 8-bit, ink != 0. Left to right.
[[nodiscard]] std::vector<Columns> find_stretches(const cv::Mat& mask);

}  // namespace shenbao
