// Where a stage may put pictures of its intermediates. Null by default; no stage's result depends on it.
#pragma once

#include <functional>
#include <opencv2/core/mat.hpp>
#include <string_view>

namespace shenbao {

// page: 1-based; stage: "page/ink", "grid/joints", ...; picture: 8-bit, 1 or 3 channels (BGR).
using DebugSink = std::function<void(int page, std::string_view stage, const cv::Mat& picture)>;

}  // namespace shenbao
