// Streaks of a fax or a feeder that run through the text of a cell.
#pragma once

#include <opencv2/core/mat.hpp>

namespace shenbao {

// cell: 8-bit ink of a cell without its rules, ink = 255. Returns the pixels of upright lines that also run
// through the rows without text, where no stroke of a character does; empty if there are none. Where a streak
// crosses a stroke of a character the stroke keeps its pixels.
[[nodiscard]] cv::Mat find_cell_streaks(const cv::Mat& cell, double glyph_px);

}  // namespace shenbao
