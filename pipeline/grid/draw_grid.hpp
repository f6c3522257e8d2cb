// Pictures of the grid room's intermediates for the debug sink.
#pragma once

#include <opencv2/core/mat.hpp>

#include "pipeline/base/page_grid.hpp"

namespace shenbao {

// On the page's ink, 8-bit BGR. Segments: horizontal red, vertical blue, inferred green.
[[nodiscard]] cv::Mat draw_segments(const cv::Mat& ink, const PageGrid& grid);
[[nodiscard]] cv::Mat draw_joints(const cv::Mat& ink, const PageGrid& grid);  // one short stroke per arm
[[nodiscard]] cv::Mat draw_cells(const cv::Mat& ink, const PageGrid& grid);   // tinted; spanning cells warmer

}  // namespace shenbao
