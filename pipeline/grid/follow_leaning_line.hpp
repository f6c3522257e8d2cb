// The ink along a proposed leaning line: a streak, or rules and rows of stems that the line only runs through.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

#include "pipeline/grid/leaning_lines.hpp"
#include "pipeline/grid/slanted_streaks.hpp"

namespace shenbao {

// The longest stretch of the line with ink on it, if that runs over a quarter of the mask, is as thin as a rule,
// rarely broken and leans as the line does. ink: 8-bit, 0 or 255; the line runs down its rows.
[[nodiscard]] std::optional<SlantedStreak> follow_leaning_line(const cv::Mat& ink, const LeaningLine& line,
                                                               Direction direction, const GridScale& scale);

}  // namespace shenbao
