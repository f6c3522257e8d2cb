// Seals and strokes of coloured pens on an upright page.
#pragma once

#include <functional>
#include <opencv2/core/mat.hpp>
#include <vector>

#include "models/declaration/page_mark.hpp"

namespace shenbao {

// B, G, R of the scan under an upright pixel.
using ColourAt = std::function<cv::Vec3b(const cv::Point& upright)>;

// coloured: 8-bit, coloured ink = 255, upright; dpi of it. Ink of one colour that lies close together is one mark;
// the largest comes first. What is smaller than 4 mm both ways is none.
[[nodiscard]] std::vector<PageMark> find_marks(const cv::Mat& coloured, const ColourAt& colour_at, double dpi);

}  // namespace shenbao
