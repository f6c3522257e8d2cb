// Ink mask -> strokes of one direction: all straight thin runs of ink that could be (part of) a rule.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// ink: 8-bit, 0 or 255, transposed for Direction::vertical. Strokes of characters are among the answers; what is
// thick, tilted, ragged or crowded is not. At most kMaxStrokes, the longest.
[[nodiscard]] std::vector<Stroke> find_strokes(const cv::Mat& ink, Direction direction, const GridScale& scale);

inline constexpr std::size_t kMaxStrokes = 60'000;  // per direction: bounds the work on noise and halftones

}  // namespace shenbao
