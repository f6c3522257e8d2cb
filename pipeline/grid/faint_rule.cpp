#include "pipeline/grid/faint_rule.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace shenbao {
namespace {

constexpr double kBandMm = 0.15;   // how far the rule may lie off the line
constexpr double kFlankMm = 0.5;   // strip on either side that it is compared with; guess, unmeasured
constexpr double kBesideMm = 1.3;  // where the same is measured without a rule; guess, unmeasured
constexpr double kAlongMm = 0.8;   // what is averaged: a letter's strokes are shorter; guess, unmeasured
constexpr double kDarker = 8;      // grey levels: twice the noise of a copy (14), averaged over 7 px and two rows

// The grey around the line between two columns, averaged along the line.
struct Strip {
    cv::Mat grey;
    int x0 = 0, y0 = 0;  // of its first pixel, on the page
};

Strip cut_strip(const cv::Mat& grey, const LatticeLine& line, int x0, int x1, int reach, const GridScale& scale) {
    x0 = std::max(0, x0);
    x1 = std::min(grey.cols, x1);
    const double begin = line.at(x0 + 0.5), end = line.at(x1 - 0.5), middle = line.at((x0 + x1) / 2.0);
    const int y0 = std::max(0, static_cast<int>(std::min({begin, end, middle})) - reach);
    const int y1 = std::min(grey.rows, static_cast<int>(std::max({begin, end, middle})) + reach + 1);
    if (x0 >= x1 || y0 >= y1) return {};
    const int along = 2 * static_cast<int>(std::lround(kAlongMm * scale.px_per_mm / 2)) + 1;
    Strip strip{{}, x0, y0};
    // Isolated: the rules that cross at both ends are no part of it.
    cv::blur(grey(cv::Rect(x0, y0, x1 - x0, y1 - y0)), strip.grey, {along, 1}, {-1, -1},
             cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
    return strip;
}

int px_of(double mm, int least, const GridScale& scale) {
    return std::max(least, static_cast<int>(std::lround(mm * scale.px_per_mm)));
}

}  // namespace

FaintColumns faint_columns(const cv::Mat& grey, const LatticeLine& line, int x0, int x1, const GridScale& scale) {
    if (grey.empty()) return {};
    const int band = std::max(1, static_cast<int>(std::lround(line.width_px / 2 + kBandMm * scale.px_per_mm)));
    const int flank = px_of(kFlankMm, 2, scale);
    const double beside = kBesideMm * scale.px_per_mm + line.width_px;
    const Strip strip = cut_strip(grey, line, x0, x1, static_cast<int>(beside) + band + flank + 2, scale);
    const auto is_darker = [&](int x, double offset) {
        const int y = static_cast<int>(std::floor(line.at(x + strip.x0 + 0.5) + offset)) - strip.y0;
        if (y - band - flank < 0 || y + band + flank >= strip.grey.rows) return false;
        const auto level = [&](int row) { return static_cast<int>(strip.grey.ptr<uchar>(row)[x]); };
        int darkest = 2 * 255, above = 0, below = 0;
        for (int d = -band; d < band; ++d) darkest = std::min(darkest, level(y + d) + level(y + d + 1));
        for (int d = 1; d <= flank; ++d) {
            above += level(y - band - d);
            below += level(y + band + d);
        }
        return std::min(above, below) / static_cast<double>(flank) - darkest / 2.0 >= kDarker;
    };
    FaintColumns seen{strip.x0, {}, 0};
    double over = 0, under = 0;
    for (int x = 0; x < strip.grey.cols; ++x) {
        seen.is_darker.push_back(is_darker(x, 0));
        over += is_darker(x, -beside) ? 1 : 0;
        under += is_darker(x, beside) ? 1 : 0;
    }
    seen.beside = std::max(over, under) / std::max(1, strip.grey.cols);
    return seen;
}

double faint_share(const cv::Mat& grey, const LatticeLine& line, int x0, int x1, const GridScale& scale) {
    const FaintColumns seen = faint_columns(grey, line, x0, x1, scale);
    const auto count = static_cast<double>(seen.is_darker.size());
    const auto on = static_cast<double>(std::ranges::count(seen.is_darker, true));
    return std::max(0.0, on - seen.beside * count) / std::max(1, x1 - x0);
}

}  // namespace shenbao
