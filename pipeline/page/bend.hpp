// How a page bends: the smooth displacement that makes all of its rules straight.
//
// Frame: "level px", the survey after its affine straightening. In: the rules in that frame. Out: for each
// direction a smooth field of displacements such that a horizontal rule comes to one y, a vertical one to one x.
// Distances between rules are left as they are: rules tell nothing about them.
#pragma once

#include <array>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <span>

#include "pipeline/page/rule_curves.hpp"

namespace shenbao {

// A scalar field over the page: cubic B-spline on square knots.
class SmoothField {
  public:
    SmoothField() = default;
    SmoothField(cv::Mat coefficients, double knot_px, cv::Point2d origin)
        : coefficients_(std::move(coefficients)), knot_px_(knot_px), origin_(origin) {}
    [[nodiscard]] double operator()(const cv::Point2d& at) const;

    // Weights of the 16 coefficients at `at`, and the first of their rows and columns.
    struct Support {
        int row = 0, col = 0;
        std::array<double, 4> across{}, down{};
    };
    [[nodiscard]] static Support support(const cv::Point2d& at, double knot_px, const cv::Point2d& origin,
                                         cv::Size knots);

  private:
    cv::Mat coefficients_;  // 64-bit
    double knot_px_ = 1;
    cv::Point2d origin_;
};

struct PageBend {
    SmoothField dx, dy;
    [[nodiscard]] cv::Point2d flatten(const cv::Point2d& level) const;   // level px -> flat px
    [[nodiscard]] cv::Point2d unflatten(const cv::Point2d& flat) const;  // its inverse, to 0.001 px
};

// RMS distance of the rules' points from straight horizontals and verticals, px; the worst tenth of the rules,
// which may be strokes of a pen, left out.
[[nodiscard]] double measure_straightness(std::span<const RuleCurve> level_curves);
// The same for each rule by itself: a quarter of the rules, by length, are at least so crooked. A curl near one
// side bends horizontals only.
[[nodiscard]] double measure_crookedness(std::span<const RuleCurve> level_curves);

// nullopt where the rules are too few or the fit does not make them straighter. extent: of the level frame, px.
[[nodiscard]] std::optional<PageBend> fit_bend(std::span<const RuleCurve> level_curves, const cv::Rect2d& extent,
                                               double dpi);
[[nodiscard]] std::vector<RuleCurve> flatten_curves(std::span<const RuleCurve> level_curves, const PageBend& bend);

}  // namespace shenbao
