// Where the points of the paper come to lie in a page image, and the image resampled accordingly.
//
// Paper frame: points (1/72 inch), origin at the sheet's top left corner, y down. Image frame: px, pixel i covers
// [i, i+1), origin at the top left corner.
#pragma once

#include <functional>
#include <opencv2/core.hpp>

#include "models/declaration/geometry.hpp"

namespace shenbao::scan {

struct PageWarp {
    std::function<Point(Point)> to_image;  // paper pt -> image px
    std::function<Point(Point)> to_paper;  // its inverse
    cv::Size size;                         // of the image, px
};

// Placed straight: the image is the sheet at this resolution.
[[nodiscard]] PageWarp scale_warp(double width_pt, double height_pt, double dpi_x, double dpi_y);
// The sheet turned by skew_deg (positive = clockwise) about its centre and shifted on the scanner's glass, of the
// sheet's own size. shift in points.
[[nodiscard]] PageWarp skew_warp(double width_pt, double height_pt, double dpi_x, double dpi_y, double skew_deg,
                                 Point shift_pt);
// The image turned counter-clockwise so that `quarter_turns` clockwise turns make it upright again.
[[nodiscard]] PageWarp turn_warp(const PageWarp& warp, int quarter_turns);
// The inverse of a smooth map by Newton steps from `start`; accurate to 1e-6 pt where the map is regular.
[[nodiscard]] Point invert_point(const std::function<Point(Point)>& map, const Point& image, Point start);

// Resamples the sheet's picture (any dpi, 8-bit, 1 or 3 channels); outside of the sheet lies `border`.
[[nodiscard]] cv::Mat warp_picture(const cv::Mat& paper, double paper_dpi, const PageWarp& warp,
                                   const cv::Scalar& border);
// 8-bit, 255 where the sheet lies.
[[nodiscard]] cv::Mat sheet_mask(double width_pt, double height_pt, const PageWarp& warp);
// Clockwise turn of the sheet's text direction in the image at the sheet's centre, degrees.
[[nodiscard]] double local_skew_deg(const PageWarp& warp, double width_pt, double height_pt);

}  // namespace shenbao::scan
