// Which way up a straight page is: 0 to 3 clockwise quarter turns make it upright.
//
// Level or sideways text is told by geometry where it is clear, up or down by reading: a few text lines and their
// half turns are scored, and the sum of the differences decides.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

#include "pipeline/page/make_upright.hpp"

namespace shenbao {

struct Orientation {
    int quarter_turns = 0;
    // 0..1, from the margin of the scores and the number of lines behind it, not calibrated; low where only
    // geometry could be asked, nullopt on pages without text.
    std::optional<double> confidence;
    int lines_scored = 0;
};

// grey, ink: straight, same size, dpi of both.
[[nodiscard]] Orientation find_orientation(const cv::Mat& grey, const cv::Mat& ink, double dpi,
                                           const LineScorer& scorer);

}  // namespace shenbao
