// Photographs of drawn pages on a desk, for the tests of the page room.
#pragma once

#include <functional>
#include <opencv2/core.hpp>

#include "drawn_page.hpp"

namespace shenbao::test {

using Bend = std::function<cv::Point2d(cv::Point2d)>;  // paper px -> photo px

// The photo of a form: resampled through the inverse of `bend`, found by fixed-point steps. desk: grey level.
[[nodiscard]] cv::Mat take_photo(const cv::Mat& paper, const Bend& bend, cv::Size size, double desk);
// Of an A4 sheet with some desk around it.
[[nodiscard]] cv::Size photo_size(double dpi);
[[nodiscard]] Bend perspective(double dpi, double tilt);
// The sheet curls up towards its left side.
[[nodiscard]] Bend curl(double dpi, double lift_inch);

// RMS distance of the form's rules from straight lines on the upright page, px at 200 dpi.
[[nodiscard]] double measure_rules(const UprightPage& page, const DrawnForm& form, const Bend& bend);
// Slant on the upright page of a line of the paper off the axis that is nearer, degrees, 0..45.
[[nodiscard]] double measure_slant(const UprightPage& page, const Bend& bend, cv::Point2d from, cv::Point2d to);

}  // namespace shenbao::test
