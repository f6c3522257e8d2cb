// A scalar field over the page: cubic B-spline on square knots.
#pragma once

#include <array>
#include <opencv2/core/mat.hpp>
#include <utility>

namespace shenbao {

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

}  // namespace shenbao
