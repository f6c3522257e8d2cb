// Ink that people add to a printed sheet: the department's round seal (公章) and pen strokes.
#pragma once

#include <opencv2/core.hpp>
#include <string>

#include "models/declaration/geometry.hpp"
#include "tools/scan/random.hpp"

namespace shenbao::scan {

struct RoundSeal {
    std::string name;  // on the arc, e.g. 武汉市新洲区司法局
    Point centre_px;
    double diameter_mm = 42;  // of a department (domain.md, 6.2)
    double ring_mm = 1.1;
    double turn_deg = 0;  // positive = clockwise
    double px_per_mm = 0;
};

// Coverage 0..1 (32-bit float) of the seal's ink on a sheet of this size, pressed unevenly.
[[nodiscard]] cv::Mat stamp_coverage(cv::Size size, const RoundSeal& seal, Random& random);
// Coverage of a quick signature of `width_mm` x `height_mm` whose left end is at `start_px`.
[[nodiscard]] cv::Mat pen_coverage(cv::Size size, Point start_px, double width_mm, double height_mm,
                                   double px_per_mm, Random& random);

}  // namespace shenbao::scan
