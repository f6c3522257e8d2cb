#include "pipeline/page/ink_mask.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/base/ink_runs.hpp"
#include "pipeline/page/dotted_lines.hpp"
#include "pipeline/page/shrink.hpp"

namespace shenbao {
namespace {

constexpr double kBorderStrokeInch = 0.06;  // broader than any rule (1.5 pt = 0.02 in) and any stroke of a title
constexpr double kRimInch = 0.03;           // what comes so close to the rim touches it
constexpr double kEdgeBandInch = 0.14;      // edges of sheets lie within 3.5 mm of the rim
constexpr double kMinEdgeInch = 1.0;
// Edges of a sheet laid askew stand off the rim of the levelled page: thin lines, joined to nothing but one
// another, near it and long. Guesses: 2 degrees over 297 mm are 0.41 in.
constexpr double kEdgeWidthInch = 0.06;
constexpr double kEdgeGapInch = 0.3;
struct LoneEdge {
    double band_inch, min_length_inch;
};
constexpr LoneEdge kLoneEdges[] = {{0.25, 0.3}, {0.45, 1.0}};

constexpr double kSpeckInch = 0.006;       // smaller both ways: no print (a 7.5 pt decimal point is 0.010)
constexpr double kLonelySpeckInch = 0.02;  // smaller both ways and alone: no print
// Dots are print if print is so near: a decimal point has its digits beside it. Guess, unmeasured.
constexpr double kNearInch = 0.07;
// The dots of a colon, one over the other: full-width print up to 16 pt stands so far from them.
constexpr double kColonNearInch = 0.18;
constexpr double kColonGapInch = 0.08;  // between the dots: a third of the em of a 16 pt title; guess

int to_px(double inch, double dpi) {
    return std::max(1, static_cast<int>(std::lround(inch * dpi)));
}

bool touches_rim(const cv::Rect& box, cv::Size size, int rim) {
    return box.x < rim || box.y < rim || box.br().x > size.width - rim || box.br().y > size.height - rim;
}

// Lies along one side of the page, within `band` of it.
bool lies_in_band(const cv::Rect& box, cv::Size size, int band) {
    return box.br().x <= band || box.br().y <= band || box.x >= size.width - band || box.y >= size.height - band;
}

// Components without any ink farther than `band` from the rim.
cv::Mat keep_outer(const InkComponents& c, int band) {
    std::vector<uchar> outer(c.parts.size(), 255);
    outer[0] = 0;
    for (const InkRun& run : c.runs)
        if (run.y >= band && run.y < c.size.height - band && run.x1 > band && run.x0 < c.size.width - band)
            outer[static_cast<std::size_t>(run.part)] = 0;
    return paint_components(c, outer);
}

// The gaps of pale edges, which come as dashes, closed along both axes. Padded: at the rim of a picture closing
// would take all that lies beyond for ink.
cv::Mat close_dashes(const cv::Mat& mask, double dpi) {
    const int gap = to_px(kEdgeGapInch, dpi) | 1;
    cv::Mat padded, level, upright;
    cv::copyMakeBorder(mask, padded, gap, gap, gap, gap, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::morphologyEx(padded, level, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, 1}));
    cv::morphologyEx(padded, upright, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {1, gap}));
    const cv::Mat closed = level | upright;
    return closed(cv::Rect({gap, gap}, mask.size())).clone();
}

// Edges of the sheet among the lines that keep within the band of the rim. Two edges may meet in a corner.
cv::Mat find_lone_edges(const InkComponents& c, const LoneEdge& edge, double dpi) {
    const InkComponents lines = label_ink(close_dashes(keep_outer(c, to_px(edge.band_inch, dpi)), dpi));
    const int width = to_px(kEdgeWidthInch, dpi);
    std::vector<uchar> edges(lines.parts.size(), 0);
    for (std::size_t i = 1; i < lines.parts.size(); ++i) {
        const cv::Rect box = lines.parts[i].box;
        const int longer = std::max(box.width, box.height), shorter = std::min(box.width, box.height);
        const bool thin = lines.parts[i].area < width * (box.width + box.height);
        const bool slender = shorter <= width || shorter > edge.min_length_inch * dpi;
        if (thin && slender && longer > edge.min_length_inch * dpi) edges[i] = 255;
    }
    return paint_components(lines, edges);
}

cv::Mat find_sheet_edges(const InkComponents& c, double dpi) {
    std::vector<uchar> along_rim(c.parts.size(), 0);
    for (std::size_t i = 1; i < c.parts.size(); ++i) {
        const cv::Rect box = c.parts[i].box;
        if (std::max(box.width, box.height) > kMinEdgeInch * dpi &&
            lies_in_band(box, c.size, to_px(kEdgeBandInch, dpi)))
            along_rim[i] = 255;
    }
    cv::Mat edges = paint_components(c, along_rim);
    for (const LoneEdge& edge : kLoneEdges) edges |= find_lone_edges(c, edge, dpi);
    return edges;
}

}  // namespace

cv::Mat find_borders(const cv::Mat& ink, double dpi) {
    // At a quarter of the size: borders are broad.
    const double scale = std::min(1.0, 75 / dpi);
    const cv::Mat small = shrink(ink, scale) > 60;
    const double small_dpi = dpi * scale;
    const int side = to_px(kBorderStrokeInch, small_dpi) | 1;
    cv::Mat broad;
    cv::erode(small, broad, cv::getStructuringElement(cv::MORPH_RECT, {side, side}), {-1, -1}, 1,
              cv::BORDER_CONSTANT,
              cv::Scalar(0));  // a rule along the rim is not broad
    cv::dilate(broad, broad, cv::getStructuringElement(cv::MORPH_RECT, {side, side}));
    const int rim = to_px(kRimInch, small_dpi) + 1;
    const InkComponents blocks = label_ink(broad);
    std::vector<uchar> keep(blocks.parts.size(), 0);
    for (std::size_t i = 1; i < blocks.parts.size(); ++i)
        if (touches_rim(blocks.parts[i].box, small.size(), rim)) keep[i] = 255;
    cv::Mat borders = paint_components(blocks, keep);
    cv::dilate(borders, borders, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    const InkComponents lines = label_ink(small);
    borders |= find_sheet_edges(lines, small_dpi);
    if (cv::countNonZero(borders) == 0) return {};
    cv::dilate(borders, borders, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    cv::resize(borders, borders, ink.size(), 0, 0, cv::INTER_NEAREST);
    return borders;
}

namespace {

// Marks each dot (a component of level 1) that has a dot of its size right above or below it.
std::vector<uchar> find_colons(const InkComponents& c, const std::vector<uchar>& dot, double dpi) {
    const int gap = to_px(kColonGapInch, dpi);
    std::vector<uchar> colons(dot.size(), 0);
    for (std::size_t i = 1; i < c.parts.size(); ++i) {
        if (dot[i] == 0) continue;
        const cv::Rect box = c.parts[i].box;
        const int column = box.x + box.width / 2;
        for (int y = box.br().y + 1; y < std::min(c.size.height, box.br().y + gap); ++y) {
            const auto other = static_cast<std::size_t>(c.part_at({column, y}));
            if (other == 0 || other == i) continue;
            const int height = c.parts[other].box.height, taller = std::max(box.height, height);
            if (dot[other] != 0 && std::abs(box.height - height) * 2 <= taller) colons[i] = colons[other] = 255;
            break;
        }
    }
    return colons;
}

// Is there ink so near a run?
bool has_ink_near(const cv::Mat& mask, const InkRun& run, int reach) {
    const int from = std::max(0, run.x0 - reach), to = std::min(mask.cols, run.x1 + reach);
    for (int y = std::max(0, run.y - reach); y <= std::min(mask.rows - 1, run.y + reach); ++y)
        if (next_ink(mask.ptr(y), from, to) < to) return true;
    return false;
}

}  // namespace

cv::Mat remove_specks(const cv::Mat& ink, double dpi) {
    const InkComponents c = label_ink(ink);
    const double tiny = std::max(1.0, kSpeckInch * dpi), lonely = std::max(2.0, kLonelySpeckInch * dpi);
    std::vector<uchar> print(c.parts.size(), 0), dot = print;
    for (std::size_t i = 1; i < c.parts.size(); ++i) {
        const int longer = std::max(c.parts[i].box.width, c.parts[i].box.height);
        print[i] = longer > lonely ? 255 : 0;
        dot[i] = print[i] == 0 && longer > tiny ? 255 : 0;
    }
    const std::vector<uchar> colons = find_colons(c, dot, dpi);
    const cv::Mat large = paint_components(c, print);
    const int near = to_px(kNearInch, dpi), near_colon = to_px(kColonNearInch, dpi);
    // A dot is kept whole if any of it is near print.
    for (const InkRun& run : c.runs) {
        const auto i = static_cast<std::size_t>(run.part);
        if (print[i] != 0 || dot[i] == 0) continue;
        if (has_ink_near(large, run, colons[i] != 0 ? near_colon : near)) print[i] = 255;
    }
    const std::vector<uchar> line_dots = find_line_dots(c, dpi);
    for (std::size_t i = 1; i < print.size(); ++i) print[i] = std::max(print[i], line_dots[i]);
    return paint_components(c, print);
}

}  // namespace shenbao
