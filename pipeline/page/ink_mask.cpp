#include "pipeline/page/ink_mask.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/page/dotted_lines.hpp"
#include "pipeline/page/shrink.hpp"

namespace shenbao {
namespace {

constexpr double kWindowInch = 0.12;  // about one character of 9 pt
// Weak: the page is evenly lit already, pale hairlines must stay. Weaker still where little contrast is: print
// that a copier left pale. Of 2079 lines of 6 copies 1918 are read right, with 0.15 everywhere 1910, with 0.07
// 1921; but that makes clean print too fat (12 other scans: 3715, 3712 and 3708 of 4139).
constexpr float kSauvolaK = 0.15F, kPaleSauvolaK = 0.05F;
constexpr float kFullDeviation = 60;  // grey levels, of a window full of black print
constexpr float kSauvolaRange = 128;
constexpr float kLightestInk = 225;   // grey levels; at 205 pale copies lose dots and thin strokes
constexpr float kDarkestPaper = 110;  // darker than this is ink even within filled areas
constexpr int kStripRows = 256;

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

void threshold_strip(const cv::Mat& grey, int window, cv::Mat& ink) {
    cv::Mat mean, square;
    cv::boxFilter(grey, mean, CV_32F, {window, window}, {-1, -1}, true, cv::BORDER_REPLICATE);
    cv::sqrBoxFilter(grey, square, CV_32F, {window, window}, {-1, -1}, true, cv::BORDER_REPLICATE);
    for (int y = 0; y < grey.rows; ++y) {
        const uchar* g = grey.ptr(y);
        const float* m = mean.ptr<float>(y);
        const float* q = square.ptr<float>(y);
        uchar* out = ink.ptr(y);
        for (int x = 0; x < grey.cols; ++x) {
            const float deviation = std::sqrt(std::max(0.0F, q[x] - m[x] * m[x]));
            const float contrast = std::min(1.0F, deviation / kFullDeviation);
            const float k = kPaleSauvolaK + (kSauvolaK - kPaleSauvolaK) * contrast;
            const float sauvola = m[x] * (1 + k * (deviation / kSauvolaRange - 1));
            const float level = std::min(kLightestInk, std::max(kDarkestPaper, sauvola));
            out[x] = static_cast<float>(g[x]) < level ? 255 : 0;
        }
    }
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
    for (int y = band; y < c.labels.rows - band; ++y) {
        const int* label = c.labels.ptr<int>(y);
        for (int x = band; x < c.labels.cols - band; ++x) outer[static_cast<std::size_t>(label[x])] = 0;
    }
    return paint_components(c.labels, outer);
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
    return paint_components(lines.labels, edges);
}

cv::Mat find_sheet_edges(const InkComponents& c, double dpi) {
    std::vector<uchar> along_rim(c.parts.size(), 0);
    for (std::size_t i = 1; i < c.parts.size(); ++i) {
        const cv::Rect box = c.parts[i].box;
        if (std::max(box.width, box.height) > kMinEdgeInch * dpi &&
            lies_in_band(box, c.labels.size(), to_px(kEdgeBandInch, dpi)))
            along_rim[i] = 255;
    }
    cv::Mat edges = paint_components(c.labels, along_rim);
    for (const LoneEdge& edge : kLoneEdges) edges |= find_lone_edges(c, edge, dpi);
    return edges;
}

}  // namespace

cv::Mat threshold_ink(const cv::Mat& grey, double dpi) {
    const int window = 2 * to_px(kWindowInch / 2, dpi) + 1;
    cv::Mat ink(grey.size(), CV_8U);
    for (int y = 0; y < grey.rows; y += kStripRows) {
        const cv::Range rows(y, std::min(grey.rows, y + kStripRows));
        cv::Mat strip = ink.rowRange(rows);
        threshold_strip(grey.rowRange(rows), window, strip);  // box filters look beyond a strip of a larger Mat
    }
    return ink;
}

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
    cv::Mat borders = paint_components(blocks.labels, keep);
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
        for (int y = box.br().y + 1; y < std::min(c.labels.rows, box.br().y + gap); ++y) {
            const auto other = static_cast<std::size_t>(c.labels.at<int>(y, column));
            if (other == 0 || other == i) continue;
            const int height = c.parts[other].box.height, taller = std::max(box.height, height);
            if (dot[other] != 0 && std::abs(box.height - height) * 2 <= taller) colons[i] = colons[other] = 255;
            break;
        }
    }
    return colons;
}

cv::Mat widened(const cv::Mat& mask, int reach_px) {
    cv::Mat wide;
    cv::dilate(mask, wide, cv::getStructuringElement(cv::MORPH_RECT, {2 * reach_px + 1, 2 * reach_px + 1}));
    return wide;
}

}  // namespace

cv::Mat remove_specks(const cv::Mat& ink, double dpi) {
    const InkComponents c = label_ink(ink);
    const double tiny = std::max(1.0, kSpeckInch * dpi), lonely = std::max(2.0, kLonelySpeckInch * dpi);
    std::vector<uchar> print(c.parts.size(), 0), all = print;
    for (std::size_t i = 1; i < c.parts.size(); ++i) {
        const cv::Rect box = c.parts[i].box;
        const int longer = std::max(box.width, box.height);
        print[i] = longer > lonely ? 255 : 0;
        all[i] = longer > tiny ? 255 : 0;
    }
    std::vector<uchar> dot = all;
    for (std::size_t i = 0; i < dot.size(); ++i)
        if (print[i] != 0) dot[i] = 0;
    const std::vector<uchar> colons = find_colons(c, dot, dpi);
    const cv::Mat large = paint_components(c.labels, print);
    const cv::Mat near = widened(large, to_px(kNearInch, dpi));
    const cv::Mat near_colon = widened(large, to_px(kColonNearInch, dpi));
    // A dot is kept whole if any of it is near print.
    for (int y = 0; y < ink.rows; ++y) {
        const int* label = c.labels.ptr<int>(y);
        for (int x = 0; x < ink.cols; ++x) {
            const auto i = static_cast<std::size_t>(label[x]);
            if ((all[i] != 0 && near.at<uchar>(y, x) != 0) || (colons[i] != 0 && near_colon.at<uchar>(y, x) != 0))
                print[i] = 255;
        }
    }
    const std::vector<uchar> line_dots = find_line_dots(c, dpi);
    for (std::size_t i = 1; i < print.size(); ++i) print[i] = std::max(print[i], line_dots[i]);
    return paint_components(c.labels, print);
}

}  // namespace shenbao
