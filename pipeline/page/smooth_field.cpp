#include "pipeline/page/smooth_field.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {
namespace {

std::array<double, 4> cubic_weights(double t) {
    const double u = 1 - t;
    return {u * u * u / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * u * u * u - 6 * u * u + 4) / 6,
            t * t * t / 6};
}

}  // namespace

SmoothField::Support SmoothField::support(const cv::Point2d& at, double knot_px, const cv::Point2d& origin,
                                          cv::Size knots) {
    const double u = (at.x - origin.x) / knot_px, v = (at.y - origin.y) / knot_px;
    Support s;
    s.col = std::clamp(static_cast<int>(std::floor(u)), 0, knots.width - 4);
    s.row = std::clamp(static_cast<int>(std::floor(v)), 0, knots.height - 4);
    s.across = cubic_weights(std::clamp(u - s.col, 0.0, 1.0));
    s.down = cubic_weights(std::clamp(v - s.row, 0.0, 1.0));
    return s;
}

double SmoothField::operator()(const cv::Point2d& at) const {
    if (coefficients_.empty()) return 0;
    const Support s = support(at, knot_px_, origin_, coefficients_.size());
    double sum = 0;
    for (std::size_t j = 0; j < 4; ++j) {
        const double* row = coefficients_.ptr<double>(s.row + static_cast<int>(j)) + s.col;
        for (std::size_t i = 0; i < 4; ++i) sum += s.down[j] * s.across[i] * row[i];
    }
    return sum;
}

}  // namespace shenbao
