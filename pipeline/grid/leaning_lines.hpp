// Straight lines that lean off the upright by a few degrees and run over much of a page: proposals, from sampled
// rows.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"

namespace shenbao {

// across = at_middle + lean * (along - middle of the page); px of the mask.
struct LeaningLine {
    double at_middle = 0;
    double lean = 0;  // px across per px along
};

inline constexpr double kLeastLean = 0.012;  // 0.7 degrees; rules of an upright page are within 0.15. Guess
inline constexpr double kMostLean = 0.14;    // 8 degrees; guess, unmeasured

// ink: 8-bit, 0 or 255; lines run down its rows. The best seen line first, each line once. Rules and rows of stems
// may be among them.
[[nodiscard]] std::vector<LeaningLine> propose_leaning_lines(const cv::Mat& ink, const GridScale& scale);

}  // namespace shenbao
