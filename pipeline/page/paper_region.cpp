#include "pipeline/page/paper_region.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

#include "pipeline/page/print_across.hpp"
#include "pipeline/page/sheet_edges.hpp"
#include "pipeline/page/sheet_outline.hpp"
#include "pipeline/page/shrink.hpp"

namespace shenbao {
namespace {

// All guesses, looked at on drawn and real photos only.
constexpr int kStrokeClosingPx = 9;  // thumb px: closes print and rules, keeps borders of 2 mm (3 px)
constexpr double kDarkShare = 0.72;  // surroundings are at most this bright, relative to the paper ...
constexpr double kTintShare = 0.87;  // the same of their tint, which shadows do not change
constexpr double kMinTintContrast = 30;
constexpr double kTintedShare = 0.5;     // of what is dark around the sheet; less is some coloured thing
constexpr double kMinContrast = 40;      // ... and this many grey levels below it
constexpr double kFacing = 0.9;          // cosine of 26 degrees: a corner cut off has edges between two sides
constexpr double kMostGrown = 1.25;      // by the corners that are completed
constexpr double kBelowPaper = 0.8;      // of the paper's mean: darker is no paper in even light
constexpr double kAgreeingShare = 0.96;  // common area of two outlines of one sheet; curl takes 0.02
constexpr double kSureSupport = 0.8;     // of an outline that no level confirms
constexpr double kSureContrast = 1.15;   // yellowed or tinted paper around a white box has 1.1
constexpr double kMinPaperShare = 0.15;  // of the picture
constexpr double kMinSurroundShare = 0.002;
constexpr int kCurlPx = 3;        // thumb px given up inside of a straight outline, 2 mm on A4
constexpr int kEdgeMarginPx = 1;  // thumb px given up along the edge of the paper

int percentile(const cv::Mat& grey, double share) {
    std::vector<uchar> values;
    for (int y = 0; y < grey.rows; ++y) values.insert(values.end(), grey.ptr(y), grey.ptr(y) + grey.cols);
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

// The channels, each relative to the paper in it, which has 230.
std::vector<cv::Mat> relative_channels(const cv::Mat& thumb) {
    const cv::Rect middle(thumb.cols / 5, thumb.rows / 5, std::max(1, thumb.cols * 3 / 5),
                          std::max(1, thumb.rows * 3 / 5));
    std::vector<cv::Mat> channels;
    cv::split(thumb, channels);
    for (cv::Mat& channel : channels) {
        const int paper = std::max(1, percentile(channel(middle), 0.75));
        channel.convertTo(channel, CV_8U, 230.0 / paper);
    }
    return channels;
}

// Print goes, and a thin rule along the rim like any other.
cv::Mat without_print(const cv::Mat& map) {
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {kStrokeClosingPx, kStrokeClosingPx});
    cv::Mat closed;
    cv::morphologyEx(map, closed, cv::MORPH_CLOSE, kernel);
    return closed;
}

cv::Mat lowest_of(const std::vector<cv::Mat>& channels) {
    cv::Mat lowest = channels.front().clone();
    for (const cv::Mat& channel : channels) lowest = cv::min(lowest, channel);
    return lowest;
}

// Brightness relative to the paper, of the channel that differs most from it: a brown desk is dark in blue.
cv::Mat relative_brightness(const std::vector<cv::Mat>& channels) {
    return without_print(lowest_of(channels));
}

// Share of the weakest channel in the strongest, 230 = as on the paper: the same in light and shadow.
cv::Mat relative_tint(const std::vector<cv::Mat>& channels) {
    cv::Mat lowest = channels.front().clone(), highest = lowest.clone(), tint;
    for (const cv::Mat& channel : channels) {
        lowest = cv::min(lowest, channel);
        highest = cv::max(highest, channel);
    }
    cv::divide(lowest, cv::max(highest, 1), tint, 230);
    return without_print(tint);
}

// What is dark and joined to the picture's rim.
cv::Mat flood_from_rim(const cv::Mat& dark) {
    cv::Mat padded;
    cv::copyMakeBorder(dark, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    cv::floodFill(padded, {0, 0}, cv::Scalar(128));
    return padded(cv::Rect(1, 1, dark.cols, dark.rows)) == 128;
}

cv::Mat largest_component(const cv::Mat& mask) {
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 4);
    int best = 0, best_area = 0;
    for (int i = 1; i < count; ++i)
        if (stats.at<int>(i, cv::CC_STAT_AREA) > best_area)
            best = i, best_area = stats.at<int>(i, cv::CC_STAT_AREA);
    return best == 0 ? cv::Mat(mask.size(), CV_8U, cv::Scalar(0)) : cv::Mat(labels == best);
}

struct Line {
    cv::Point2d normal;  // unit, outwards
    double offset = 0;   // of the line along it
};

cv::Point2d crossing(const Line& a, const Line& b) {
    const double det = a.normal.x * b.normal.y - a.normal.y * b.normal.x;
    return {(a.offset * b.normal.y - b.offset * a.normal.y) / det,
            (a.normal.x * b.offset - b.normal.x * a.offset) / det};
}

// The side of a convex outline that faces `outwards`: along its longest edge there, all of the outline within.
std::optional<Line> side_facing(const std::vector<cv::Point>& hull, const cv::Point2d& outwards) {
    Line side;
    double longest = 0;
    for (std::size_t i = 0; i < hull.size(); ++i) {
        const cv::Point2d along = hull[(i + 1) % hull.size()] - hull[i];
        const double length = std::hypot(along.x, along.y);
        if (length <= longest) continue;
        cv::Point2d normal(along.y / length, -along.x / length);
        if (normal.dot(outwards) < 0) normal = -normal;
        if (normal.dot(outwards) < kFacing) continue;
        double offset = normal.dot(cv::Point2d(hull.front()));
        for (const cv::Point& p : hull) offset = std::max(offset, normal.dot(cv::Point2d(p)));
        if (offset - normal.dot(cv::Point2d(hull[i])) > 1) continue;  // an edge of the side across
        longest = length;
        side = {normal, offset};
    }
    return longest > 0 ? std::optional(side) : std::nullopt;
}

// The quadrangle whose sides the outline's long edges lie on; empty where it has no four sides, or is much
// smaller.
std::vector<cv::Point> complete_corners(const std::vector<cv::Point>& hull) {
    const double angle = cv::minAreaRect(hull).angle * CV_PI / 180;
    std::vector<Line> sides;
    for (int k = 0; k < 4; ++k) {
        const double turned = angle + k * CV_PI / 2;
        const auto side = side_facing(hull, {std::cos(turned), std::sin(turned)});
        if (!side) return {};
        sides.push_back(*side);
    }
    std::vector<cv::Point> quad;
    for (std::size_t k = 0; k < 4; ++k) quad.emplace_back(crossing(sides[k], sides[(k + 1) % 4]));
    const double grown = cv::contourArea(quad) / std::max(1.0, cv::contourArea(hull));
    return grown <= kMostGrown ? quad : std::vector<cv::Point>{};
}

// A sheet has no bays and four corners: what is missing of it lies in a shadow as dark as the desk.
cv::Mat without_bays(const cv::Mat& mask) {
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    cv::Mat filled = mask.clone();
    for (const std::vector<cv::Point>& outline : outlines) {
        std::vector<cv::Point> hull;
        cv::convexHull(outline, hull);
        cv::fillConvexPoly(filled, hull, cv::Scalar(255));
        const std::vector<cv::Point> quad = hull.size() > 3 ? complete_corners(hull) : std::vector<cv::Point>{};
        if (!quad.empty()) cv::fillConvexPoly(filled, quad, cv::Scalar(255));
    }
    return filled;
}

// How the surroundings differ from the paper at least.
struct Difference {
    double share = 0;     // of the paper's level that they reach at most
    double contrast = 0;  // levels that they are below it
};

// Otsu's threshold between surroundings and paper; 0 where the two are not apart.
double split_levels(const cv::Mat& levels, const Difference& least) {
    cv::Mat unused;
    const double threshold = cv::threshold(levels, unused, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    const double dark = cv::mean(levels, levels <= threshold)[0];
    const double bright = cv::mean(levels, levels > threshold)[0];
    return bright - dark < least.contrast || dark > least.share * bright ? 0 : threshold;
}

// What differs from paper as surroundings do. Where they are of another colour that tells them, for a shadow on
// the sheet may be as dark as the desk and a lamp may make the desk as bright as the sheet.
cv::Mat find_surroundings(const cv::Mat& thumb) {
    const std::vector<cv::Mat> channels = relative_channels(thumb);
    const cv::Mat brightness = relative_brightness(channels);
    const double threshold = split_levels(brightness, {kDarkShare, kMinContrast});
    if (threshold <= 0) return {};
    const double bright = cv::mean(brightness, brightness > threshold)[0];
    const cv::Mat dark = brightness <= std::min(threshold, kBelowPaper * bright);
    if (channels.size() != 3) return dark;
    const cv::Mat tint = relative_tint(channels);
    const double tinted = split_levels(tint, {kTintShare, kMinTintContrast});
    if (tinted <= 0) return dark;
    // A red seal on the sheet or a pen beside it is tinted, too, but does not surround it.
    const int surrounding = cv::countNonZero(flood_from_rim(tint <= tinted));
    return surrounding >= kTintedShare * cv::countNonZero(flood_from_rim(dark)) ? cv::Mat(tint <= tinted) : dark;
}

// The sheet as levels tell it; empty where they do not.
cv::Mat find_by_levels(const cv::Mat& thumb) {
    const cv::Mat surroundings = find_surroundings(thumb);
    if (surroundings.empty()) return {};
    const cv::Mat outside = flood_from_rim(surroundings);
    if (cv::countNonZero(outside) < kMinSurroundShare * static_cast<double>(outside.total())) return {};
    return without_bays(largest_component(~outside));
}

bool is_sure(const SheetOutline& outline) {
    return outline.support >= kSureSupport && outline.contrast >= kSureContrast;
}

cv::Mat fill_outline(const SheetOutline& outline, cv::Size size) {
    std::vector<cv::Point> corners;
    for (const cv::Point2d& corner : outline.corners) corners.emplace_back(corner);
    cv::Mat sheet = cv::Mat::zeros(size, CV_8U);
    cv::fillConvexPoly(sheet, corners, cv::Scalar(255));
    // A curled sheet leaves its shadow within the straight outline here and there.
    const int side = 2 * kCurlPx + 1;
    cv::erode(sheet, sheet, cv::Mat::ones(side, side, CV_8U));
    return sheet;
}

struct Sheet {
    cv::Mat mask;                         // empty where no sheet is told from what it lies on
    std::optional<SheetOutline> outline;  // where its edges and levels leave no doubt of it
};

// Shadows and lamps move levels, not edges, so edges decide. Where both agree the levels' outline stays, for it
// follows a curled sheet.
Sheet find_sheet(const cv::Mat& thumb, const cv::Mat& brightness) {
    const cv::Mat by_levels = find_by_levels(thumb);
    const auto outline = find_sheet_outline(brightness);
    if (!outline || (by_levels.empty() && !is_sure(*outline))) return {by_levels, std::nullopt};
    const cv::Mat by_edges = fill_outline(*outline, thumb.size());
    if (by_levels.empty()) return {by_edges, outline};
    const double common = cv::countNonZero(by_edges & by_levels), all = cv::countNonZero(by_edges | by_levels);
    if (common >= kAgreeingShare * all) return {by_levels, outline};
    return {by_edges, is_sure(*outline) ? outline : std::nullopt};
}

}  // namespace

PaperRegion find_paper(const cv::Mat& image) {
    PaperRegion region;
    region.thumb_scale = static_cast<double>(kThumbSidePx) / std::max(image.cols, image.rows);
    region.thumb = shrink(image, region.thumb_scale);
    region.mask = cv::Mat(region.thumb.size(), CV_8U, cv::Scalar(255));
    const std::vector<cv::Mat> channels = relative_channels(region.thumb);
    const cv::Mat brightness = relative_brightness(channels);
    const auto [sheet, outline] = find_sheet(region.thumb, brightness);
    if (sheet.empty() || has_print_across(lowest_of(channels), brightness, sheet)) return region;
    cv::Mat paper;
    const cv::Mat kernel =
        cv::getStructuringElement(cv::MORPH_RECT, {2 * kEdgeMarginPx + 1, 2 * kEdgeMarginPx + 1});
    cv::erode(sheet, paper, kernel, {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    if (cv::countNonZero(paper) < kMinPaperShare * static_cast<double>(paper.total())) return region;
    region.mask = paper;
    region.whole = false;
    if (outline) region.edges = trace_sheet_edges(brightness, *outline);
    return region;
}

cv::Size2d paper_size(const PaperRegion& region) {
    if (region.whole) return {0, 0};
    std::vector<cv::Point> points;
    cv::findNonZero(region.mask, points);
    if (points.size() < 3) return {0, 0};
    const cv::RotatedRect box = cv::minAreaRect(points);
    return {box.size.width / region.thumb_scale, box.size.height / region.thumb_scale};
}

cv::Mat surroundings_mask(const PaperRegion& region, cv::Size size) {
    if (region.whole) return {};
    cv::Mat mask;
    cv::resize(region.mask, mask, size, 0, 0, cv::INTER_LINEAR);
    return mask < 128;
}

}  // namespace shenbao
