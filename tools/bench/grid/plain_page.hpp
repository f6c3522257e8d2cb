// An upright page without the page stage: grey and a threshold, nothing turned or straightened.
#pragma once

#include <opencv2/core/mat.hpp>

#include "pipeline/base/upright_page.hpp"

namespace shenbao::bench {

// image: 8-bit, 1 or 3 channels (BGR). dpi <= 0: unknown.
[[nodiscard]] UprightPage make_plain_page(const cv::Mat& image, double dpi);

}  // namespace shenbao::bench
