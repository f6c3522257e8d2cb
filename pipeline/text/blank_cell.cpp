#include "pipeline/text/blank_cell.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace shenbao {
namespace {

constexpr double kFromRule = 0.3;   // glyph heights kept from the rules, which scanners blur; guess, unmeasured
constexpr double kSpot = 0.8;       // glyph heights; guess, unmeasured
constexpr double kLeastSpot = 0.4;  // in low cells; guess, unmeasured

double median_grey(const cv::Mat& grey) {
    std::vector<uchar> levels(grey.begin<uchar>(), grey.end<uchar>());
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    return *middle;
}

}  // namespace

std::optional<double> cell_darkness(const cv::Mat& grey, const Box& inside, double glyph_px) {
    const int margin = static_cast<int>(std::lround(kFromRule * glyph_px));
    const cv::Rect area = cv::Rect(inside.x0 + margin, inside.y0 + margin, inside.width() - 2 * margin,
                                   inside.height() - 2 * margin) &
                          cv::Rect({}, grey.size());
    const int least = std::max(1, static_cast<int>(std::lround(kLeastSpot * glyph_px)));
    if (std::min(area.width, area.height) < least) return std::nullopt;
    const int spot =
        std::max(1, std::min({static_cast<int>(std::lround(kSpot * glyph_px)), area.width, area.height}));
    cv::Mat spots;
    cv::blur(grey(area), spots, {spot, spot}, {-1, -1}, cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
    double darkest = 0;
    cv::minMaxLoc(spots, &darkest);
    return std::clamp((median_grey(grey(area)) - darkest) / 255, 0.0, 1.0);
}

}  // namespace shenbao
