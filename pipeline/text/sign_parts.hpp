// A comparison sign taken apart: the wedge, and whether a bar goes with it.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace shenbao {

// The ink of one row.
struct Run {
    int from = 0, to = 0;  // of its longest run, px, `to` exclusive
    int count = 0;         // of runs in the row
    [[nodiscard]] double centre() const { return (from + to) / 2.0; }
    [[nodiscard]] int length() const { return to - from; }
};

// The bar is level (WenQuanYi) and may touch the wedge, or a stroke that is as slanted as the wedge's lower arm:
// of its own (AR PL UMing, Noto Serif), or so close to the arm that both are one piece of ink (AR PL UKai and
// Fandol at 29 px and less).
struct SignParts {
    std::vector<Run> wedge;  // its rows, from the top, none of them empty at either end
    bool has_bar = false;
    bool may_have_bar = false;  // its lower arm is heavier than that of most > and lighter than one with a bar
};

// glyph: 8-bit mask of the first glyph, cut to its ink, ink != 0. What is no sign comes back with some wedge, too.
[[nodiscard]] SignParts split_sign(const cv::Mat& glyph);

}  // namespace shenbao
