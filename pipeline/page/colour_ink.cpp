#include "pipeline/page/colour_ink.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/base/ink_runs.hpp"
#include "pipeline/page/light.hpp"
#include "pipeline/page/shrink.hpp"

namespace shenbao {
namespace {

constexpr int kColourSpread = 34;            // levels between brightest and darkest channel; guess
constexpr int kBlackBelow = 110;             // level of the brightest channel under which print is black
constexpr double kFringeInch = 0.007;        // coloured rims of black print: misregistration, chroma subsampling
constexpr double kMinCoreInch = 0.02;        // a coloured stroke is at least this long
constexpr double kMinCoreWidthInch = 0.014;  // and this broad (0.35 mm)
constexpr double kGrowInch = 0.012;
constexpr double kHaloInch = 0.008;  // pale rim of coloured ink, cleaned too
constexpr int kTilePx = 64;          // even; more than any of these reach at 600 dpi

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

// A part of the page with coloured ink.
struct ColourPatch {
    cv::Rect box;
    Extremes extremes;
    cv::Mat coloured;  // of the size of the box

    [[nodiscard]] cv::Mat ink(bool reddish) const {
        return reddish ? coloured & extremes.reddish : coloured & ~extremes.reddish;
    }
};

// The boxes of a mask's components; those that overlap are one, for black print at a box's edge has to be seen.
std::vector<cv::Rect> unite_boxes(cv::Mat mask) {
    std::vector<cv::Rect> boxes;
    for (std::size_t before = 0; before == 0 || boxes.size() < before;) {
        before = boxes.size();
        boxes.clear();
        const std::vector<InkPart> parts = label_ink(mask).parts;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            boxes.push_back(parts[i].box);
            mask(parts[i].box).setTo(255);
        }
        if (boxes.empty()) break;
    }
    return boxes;
}

// Where coloured ink may be: most of a page is black on white, and of that only a picture of half the size is
// looked at. A stroke of the least width covers a whole pixel there, if pale at its rims. Tiles, and one around.
std::vector<cv::Rect> find_places(const cv::Mat& even_bgr) {
    constexpr double kHalfSpread = 0.8 * kColourSpread, kHalfBlack = 0.8 * kBlackBelow;
    const Extremes e = find_extremes(shrink(even_bgr, 0.5));
    const cv::Mat candidates = (e.highest - e.lowest > kHalfSpread) & (e.highest > kHalfBlack);
    const cv::Size tiles((even_bgr.cols + kTilePx - 1) / kTilePx, (even_bgr.rows + kTilePx - 1) / kTilePx);
    cv::Mat places = cv::Mat::zeros(tiles, CV_8U);
    for (int y = 0; y < candidates.rows; ++y) {
        const uchar* row = candidates.ptr(y);
        uchar* tile = places.ptr(2 * y / kTilePx);
        for (int x = next_ink(row, 0, candidates.cols); x < candidates.cols;) {
            const int column = 2 * x / kTilePx;
            tile[column] = 255;
            x = next_ink(row, std::min(candidates.cols, (column + 1) * kTilePx / 2), candidates.cols);
        }
    }
    cv::dilate(places, places, cv::Mat::ones(3, 3, CV_8U));
    std::vector<cv::Rect> boxes;
    for (const cv::Rect& box : unite_boxes(places))
        boxes.push_back(cv::Rect(box.tl() * kTilePx, box.size() * kTilePx) & cv::Rect({}, even_bgr.size()));
    return boxes;
}

std::vector<ColourPatch> find_patches(const cv::Mat& even_bgr, double dpi) {
    std::vector<ColourPatch> patches;
    for (const cv::Rect& box : find_places(even_bgr)) {
        ColourPatch patch{box, find_extremes(even_bgr(box)), {}};
        patch.coloured = find_coloured(patch.extremes, dpi);
        if (!patch.coloured.empty() && cv::countNonZero(patch.coloured) > 0) patches.push_back(std::move(patch));
    }
    return patches;
}

// Level of the pure ink in its brightest channel: most of a stroke's pixels have it.
int median_level(const std::vector<ColourPatch>& patches, bool reddish) {
    std::array<int, 256> counts{};
    int total = 0;
    for (const ColourPatch& patch : patches) {
        const cv::Mat& level = patch.extremes.highest;
        const cv::Mat ink = patch.ink(reddish);
        for (int y = 0; y < level.rows; y += 2)
            for (int x = 0; x < level.cols; ++x)
                if (ink.at<uchar>(y, x) != 0) ++counts[level.at<uchar>(y, x)], ++total;
    }
    if (total == 0) return kPaperLevel;
    int seen = 0, median = 0;
    while (2 * (seen += counts[static_cast<std::size_t>(median)]) < total) ++median;
    return std::clamp(median, kBlackBelow, kPaperLevel);
}

// In the ink's brightest channel the ink is nearly as bright as paper; what is still missing is scaled up.
void lift_ink(cv::Mat& grey, const ColourPatch& patch, bool reddish, int level, double dpi) {
    const cv::Mat ink = patch.ink(reddish);
    if (cv::countNonZero(ink) == 0) return;
    cv::Mat region, lifted;
    cv::dilate(ink, region, square(kHaloInch, dpi));
    const cv::Rect box = cv::boundingRect(region);
    patch.extremes.highest(box).convertTo(lifted, CV_8U, 1.06 * kPaperLevel / level);
    cv::min(lifted, kPaperLevel, lifted);
    cv::Mat target = grey(box + patch.box.tl());
    lifted.copyTo(target, region(box));
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
    const std::vector<ColourPatch> patches = find_patches(even_bgr, dpi);
    if (patches.empty()) return result;
    for (const bool reddish : {true, false}) {
        const int level = median_level(patches, reddish);
        for (const ColourPatch& patch : patches) lift_ink(result.grey, patch, reddish, level, dpi);
    }
    result.colour_mask = cv::Mat::zeros(even_bgr.size(), CV_8U);
    for (const ColourPatch& patch : patches) {
        cv::Mat place = result.colour_mask(patch.box);
        place |= patch.coloured;
    }
    return result;
}

}  // namespace shenbao
