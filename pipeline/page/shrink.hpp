// Smaller copies of pictures.
#pragma once

#include <opencv2/core/mat.hpp>

namespace shenbao {

// Averaged down by `scale` (at most 1; above it, interpolated); never smaller than one pixel.
[[nodiscard]] cv::Mat shrink(const cv::Mat& image, double scale);

}  // namespace shenbao
