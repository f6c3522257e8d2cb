#include "pipeline/text/pale_print.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/base/ink_components.hpp"

namespace shenbao {

namespace {

// Shares of the glyph height. Guesses, looked at on copies of 7.5 pt print.
constexpr double kEven = 0.06;                         // sigma; strokes of that print are 0.1 broad
constexpr double kFromRule = 0.15;                     // the soft edges of the cell's rules
constexpr double kPieceGap = 0.25;                     // pieces of one sign stand closer: the strokes of = 0.2
constexpr double kLeastSide = 0.28, kLeastLong = 0.5;  // of a sign: = is 0.45 by 0.3, a digit 0.35 by 0.7
constexpr double kTallestLine = 1.35;
constexpr double kLeastInk = 0.05;  // glyph heights squared

// Of what the grain spreads by, and of the darkest spot's depth.
constexpr double kAboveGrain = 5, kOfDepth = 0.4;

int median(const cv::Mat& grey) {
    std::vector<uchar> levels(grey.begin<uchar>(), grey.end<uchar>());
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    return *middle;
}

cv::Mat darker_than_paper(const cv::Mat& grey, double glyph_px) {
    constexpr double kDeviation = 1.48;  // of a normal spread, in median distances
    cv::Mat even, off;
    const double sigma = std::max(0.8, kEven * glyph_px);
    cv::GaussianBlur(grey, even, {}, sigma, sigma, cv::BORDER_REPLICATE);
    const int paper = median(even);
    cv::absdiff(even, paper, off);
    double darkest = 0;
    cv::minMaxLoc(even, &darkest);
    const double grain = kDeviation * std::max(1, median(off));
    return even < paper - std::max(kAboveGrain * grain, kOfDepth * (paper - darkest));
}

// Groups of pieces that are as large as a sign; the box that holds them all.
cv::Rect find_signs(const cv::Mat& dark, double glyph_px) {
    const int gap = std::max(1, static_cast<int>(std::lround(kPieceGap * glyph_px)));
    cv::Mat joined;
    cv::morphologyEx(dark, joined, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}),
                     {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::Rect all;
    const std::vector<InkPart> parts = label_ink(joined).parts;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const cv::Rect box = parts[i].box;
        const bool large = std::min(box.width, box.height) >= kLeastSide * glyph_px &&
                           std::max(box.width, box.height) >= kLeastLong * glyph_px &&
                           cv::countNonZero(dark(box)) >= kLeastInk * glyph_px * glyph_px;
        if (large) all = all.empty() ? box : all | box;
    }
    return all;
}

}  // namespace

std::optional<LinePicture> find_pale_line(const cv::Mat& page_grey, const CellInk& cell, double glyph_px) {
    const int margin = static_cast<int>(std::lround(kFromRule * glyph_px));
    const cv::Rect inner = cv::Rect(margin, margin, cell.box.width() - 2 * margin, cell.box.height() - 2 * margin);
    if (std::min(inner.width, inner.height) < kLeastLong * glyph_px) return std::nullopt;
    const cv::Rect on_page = inner + cv::Point(cell.box.x0, cell.box.y0);
    const cv::Mat dark = darker_than_paper(page_grey(on_page), glyph_px);
    const cv::Rect signs = find_signs(dark, glyph_px);
    if (signs.empty() || signs.height > kTallestLine * glyph_px) return std::nullopt;
    cv::Mat mask = cv::Mat::zeros(cell.box.height(), cell.box.width(), CV_8UC1);
    dark(signs).copyTo(mask(signs + inner.tl()));
    const cv::Rect line = signs + inner.tl();
    return cut_line(page_grey, mask, {static_cast<double>(cell.box.x0), static_cast<double>(cell.box.y0)},
                    {line.x, line.y, line.x + line.width, line.y + line.height}, glyph_px);
}

}  // namespace shenbao
