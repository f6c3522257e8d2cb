// Rulings of a page that need not be straight yet: traced stroke by stroke.
//
// In: an ink mask at survey resolution (about 150 dpi), rules up to 20 degrees from an axis. Out: one curve per
// unbroken ruling, in px of the mask, centres of pixels at +0.5.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/base/page_grid.hpp"

namespace shenbao {

struct RuleCurve {
    Direction direction = Direction::horizontal;
    std::vector<cv::Point2f> points;  // in order along the rule, one per pixel column (row) with ink
    [[nodiscard]] double length() const;
    // Angle clockwise from its own axis, degrees, by least squares.
    [[nodiscard]] double slant_deg() const;
};

// A point's place across rules of a direction.
[[nodiscard]] inline double across(const cv::Point2d& p, Direction d) {
    return d == Direction::horizontal ? p.y : p.x;
}

// Curves at least `min_inch` long.
[[nodiscard]] std::vector<RuleCurve> trace_rules(const cv::Mat& ink, double dpi, double min_inch);

}  // namespace shenbao
