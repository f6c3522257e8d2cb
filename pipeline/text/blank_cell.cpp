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
constexpr double kAroundCharacter = 0.2;  // glyph heights that scanners blur; guess, unmeasured
// A pale dash hardly darkens a square spot: it is looked for as a stretch, all of which is darker than the paper.
// In glyph heights: how far its grey is evened out, and how long it is. On copies pale dashes have 0.066 and more,
// blank cells 0.012 at most.
constexpr double kDashHeight = 0.1, kDashGrain = 0.3, kDashLength = 0.6;

double median_grey(const cv::Mat& grey) {
    std::vector<uchar> levels(grey.begin<uchar>(), grey.end<uchar>());
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    return *middle;
}

cv::Mat even_out(const cv::Mat& grey, const cv::Size& spot) {
    cv::Mat even;
    cv::blur(grey, even, spot, {-1, -1}, cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
    return even;
}

double darkest_level(const cv::Mat& grey) {
    double darkest = 0;
    cv::minMaxLoc(grey, &darkest);
    return darkest;
}

// The level that a whole level stretch does not exceed; a speck is shorter.
double darkest_dash(const cv::Mat& grey, double glyph_px) {
    const auto px = [&](double glyphs, int most) {
        return std::clamp(static_cast<int>(std::lround(glyphs * glyph_px)), std::min(2, most), most);
    };
    const cv::Mat even = even_out(grey, {px(kDashGrain, grey.cols), px(kDashHeight, grey.rows)});
    const cv::Size stretch(px(kDashLength, grey.cols), 1);
    cv::Mat brightest;
    cv::dilate(even, brightest, cv::getStructuringElement(cv::MORPH_RECT, stretch));
    return darkest_level(brightest);
}

// grey: with its upper left corner at `origin` of the page.
cv::Mat without_characters(cv::Mat grey, const cv::Point& origin, std::span<const LineReading> read,
                           double glyph_px, double paper) {
    const int around = static_cast<int>(std::lround(kAroundCharacter * glyph_px));
    for (const LineReading& line : read)
        for (const CharReading& c : line.chars) {
            const cv::Rect box(c.box.x0 - around - origin.x, c.box.y0 - around - origin.y,
                               c.box.width() + 2 * around, c.box.height() + 2 * around);
            grey(box & cv::Rect({}, grey.size())).setTo(paper);
        }
    return grey;
}

}  // namespace

std::optional<double> cell_darkness(const cv::Mat& grey, const Box& inside, double glyph_px,
                                    std::span<const LineReading> read) {
    const int margin = static_cast<int>(std::lround(kFromRule * glyph_px));
    const cv::Rect area = cv::Rect(inside.x0 + margin, inside.y0 + margin, inside.width() - 2 * margin,
                                   inside.height() - 2 * margin) &
                          cv::Rect({}, grey.size());
    const int least = std::max(1, static_cast<int>(std::lround(kLeastSpot * glyph_px)));
    if (std::min(area.width, area.height) < least) return std::nullopt;
    const int spot =
        std::max(1, std::min({static_cast<int>(std::lround(kSpot * glyph_px)), area.width, area.height}));
    const double paper = median_grey(grey(area));
    cv::Mat rest = grey(area);
    if (!read.empty()) rest = without_characters(rest.clone(), area.tl(), read, glyph_px, paper);
    const double darkest = std::min(darkest_level(even_out(rest, {spot, spot})), darkest_dash(rest, glyph_px));
    return std::clamp((paper - darkest) / 255, 0.0, 1.0);
}

}  // namespace shenbao
