// The ink of one cell without its rules, their remnants and specks.
#pragma once

#include <opencv2/core/mat.hpp>

#include "models/declaration/geometry.hpp"

namespace shenbao {

struct CellInk {
    Box box;          // upright px: the part of the cell inside its rules
    cv::Mat mask;     // 8-bit, 0 or 255, ink = 255, size of `box`; text only
    cv::Mat streaks;  // like `mask`: pixels of streaks through the text, taken out of it; empty if there are none
};

// ink: of the whole page, 0 or 255. rule_px: width of the rules around the cell. glyph_px: height of a Han
// character of the page, or of 10.5 pt at the page's dpi while it is not known yet.
[[nodiscard]] CellInk clean_cell_ink(const cv::Mat& ink, const Box& cell, double rule_px, double glyph_px);

// The same without rules around: for running text outside tables.
[[nodiscard]] cv::Mat drop_specks(const cv::Mat& mask, double glyph_px);

}  // namespace shenbao
