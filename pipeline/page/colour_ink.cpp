#include "pipeline/page/colour_ink.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/page/light.hpp"

namespace shenbao {
namespace {

constexpr int kColourSpread = 34;            // levels between brightest and darkest channel; guess
constexpr int kBlackBelow = 110;             // level of the brightest channel under which print is black
constexpr double kFringeInch = 0.007;        // coloured rims of black print: misregistration, chroma subsampling
constexpr double kMinCoreInch = 0.02;        // a coloured stroke is at least this long
constexpr double kMinCoreWidthInch = 0.014;  // and this broad (0.35 mm)
constexpr double kGrowInch = 0.012;
constexpr double kHaloInch = 0.008;  // pale rim of coloured ink, cleaned too

cv::Mat square(double inch, double dpi) {
    const int side = 2 * std::max(1, static_cast<int>(std::lround(inch * dpi))) + 1;
    return cv::getStructuringElement(cv::MORPH_RECT, {side, side});
}

struct Extremes {
    cv::Mat highest, lowest;  // per pixel over the channels
    cv::Mat reddish;          // 255 where red is the brightest channel
};

Extremes find_extremes(const cv::Mat& bgr) {
    std::array<cv::Mat, 3> channels;
    cv::split(bgr, channels.data());
    Extremes e;
    cv::max(channels[0], channels[1], e.highest);
    e.reddish = channels[2] >= e.highest;
    cv::max(e.highest, channels[2], e.highest);
    cv::min(channels[0], channels[1], e.lowest);
    cv::min(e.lowest, channels[2], e.lowest);
    return e;
}

// Components of `mask` whose longer side is at least min_px.
cv::Mat keep_long(const cv::Mat& mask, int min_px) {
    const InkComponents ink = label_ink(mask);
    std::vector<uchar> keep(ink.parts.size(), 0);
    for (std::size_t i = 1; i < keep.size(); ++i)
        if (std::max(ink.parts[i].box.width, ink.parts[i].box.height) >= min_px) keep[i] = 255;
    return paint_components(ink, keep);
}

// Coloured pixels, without the coloured fringes that black print has on scans of poor registration.
cv::Mat find_coloured(const Extremes& e, double dpi) {
    cv::Mat raw, spread, coloured;
    cv::subtract(e.highest, e.lowest, raw);
    cv::blur(raw, spread, {3, 3});
    coloured = (spread > kColourSpread) & (raw > kColourSpread);
    cv::bitwise_and(coloured, e.highest > kBlackBelow, coloured);
    if (cv::countNonZero(coloured) == 0) return {};
    cv::Mat black = e.highest <= kBlackBelow;
    cv::dilate(black, black, square(kFringeInch, dpi));
    cv::Mat core = coloured & ~black;
    const int width = std::max(2, static_cast<int>(std::lround(kMinCoreWidthInch * dpi)));
    cv::morphologyEx(core, core, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {width, width}));
    core = keep_long(core, std::max(3, static_cast<int>(std::lround(kMinCoreInch * dpi))));
    if (cv::countNonZero(core) == 0) return {};
    cv::dilate(core, core, square(kGrowInch, dpi));
    return coloured & core;
}

// Level of the pure ink in its brightest channel: most of a stroke's pixels have it.
int median_level(const cv::Mat& level, const cv::Mat& mask) {
    std::array<int, 256> counts{};
    int total = 0;
    for (int y = 0; y < level.rows; y += 2)
        for (int x = 0; x < level.cols; ++x)
            if (mask.at<uchar>(y, x) != 0) ++counts[level.at<uchar>(y, x)], ++total;
    if (total == 0) return kPaperLevel;
    int seen = 0, median = 0;
    while (2 * (seen += counts[static_cast<std::size_t>(median)]) < total) ++median;
    return std::clamp(median, kBlackBelow, kPaperLevel);
}

// In the ink's brightest channel the ink is nearly as bright as paper; what is still missing is scaled up.
void lift_ink(cv::Mat& grey, const cv::Mat& highest, const cv::Mat& ink, double dpi) {
    if (cv::countNonZero(ink) == 0) return;
    const int level = median_level(highest, ink);
    cv::Mat region, lifted;
    cv::dilate(ink, region, square(kHaloInch, dpi));
    const cv::Rect box = cv::boundingRect(region);
    highest(box).convertTo(lifted, CV_8U, 1.06 * kPaperLevel / level);
    cv::min(lifted, kPaperLevel, lifted);
    lifted.copyTo(grey(box), region(box));
}

}  // namespace

bool is_colourless(const cv::Mat& bgr) {
    constexpr int kRowStep = 5, kNoColour = 12;
    int coloured = 0, total = 0;
    for (int y = 0; y < bgr.rows; y += kRowStep) {
        const auto* row = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgr.cols; ++x, ++total) {
            const auto& [b, g, r] = row[x].val;
            if (std::max({b, g, r}) - std::min({b, g, r}) > kNoColour) ++coloured;
        }
    }
    return coloured * 10000LL <= total;
}

SeparatedInk separate_colour(const cv::Mat& even_bgr, double dpi) {
    SeparatedInk result;
    cv::cvtColor(even_bgr, result.grey, cv::COLOR_BGR2GRAY);
    const Extremes extremes = find_extremes(even_bgr);
    const cv::Mat coloured = find_coloured(extremes, dpi);
    if (coloured.empty() || cv::countNonZero(coloured) == 0) return result;
    lift_ink(result.grey, extremes.highest, coloured & extremes.reddish, dpi);
    lift_ink(result.grey, extremes.highest, coloured & ~extremes.reddish, dpi);
    result.colour_mask = coloured;
    return result;
}

}  // namespace shenbao
