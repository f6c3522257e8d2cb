#include "pipeline/page/print_across.hpp"

#include <algorithm>
#include <cstdlib>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace shenbao {
namespace {

cv::Mat moved_edge(const cv::Mat& sheet, int outwards_px) {
    const int side = 2 * std::abs(outwards_px) + 1;
    const cv::Mat kernel = cv::Mat::ones(side, side, CV_8U);
    cv::Mat moved;
    if (outwards_px > 0)
        cv::dilate(sheet, moved, kernel);
    else
        cv::erode(sheet, moved, kernel, {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    return moved;
}

// Lines of print that cross the sheet's edge, moved by so much.
int count_crossings(const cv::Mat& print, const cv::Mat& sheet, int outwards_px) {
    constexpr int kWidestLinePx = 4;  // a rule along the edge is longer
    const cv::Mat ring = moved_edge(sheet, outwards_px + 1) & ~moved_edge(sheet, outwards_px);
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(print & ring, labels, stats, centres, 8);
    int lines = 0;
    for (int i = 1; i < count; ++i)
        if (std::max(stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)) <= kWidestLinePx)
            ++lines;
    return lines;
}

// What of the print lies on both sides of the sheet's edge, as far as it is near it.
cv::Mat running_across(const cv::Mat& print, const cv::Mat& sheet) {
    constexpr int kBandPx = 6;  // thumb px on either side
    const cv::Mat within = moved_edge(sheet, -kBandPx), around = moved_edge(sheet, kBandPx);
    cv::Mat labels;
    const int count = cv::connectedComponents(print & around & ~within, labels, 8);
    std::vector<char> starts(static_cast<std::size_t>(count), 0), ends = starts;
    const cv::Mat inner_rim = moved_edge(sheet, 1 - kBandPx) & ~within,
                  outer_rim = around & ~moved_edge(sheet, kBandPx - 1);
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x) {
            const auto label = static_cast<std::size_t>(labels.at<int>(y, x));
            if (inner_rim.at<uchar>(y, x) != 0) starts[label] = 1;
            if (outer_rim.at<uchar>(y, x) != 0) ends[label] = 1;
        }
    cv::Mat across_edge = cv::Mat::zeros(print.size(), CV_8U);
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x) {
            const auto label = static_cast<std::size_t>(labels.at<int>(y, x));
            if (label != 0 && starts[label] != 0 && ends[label] != 0) across_edge.at<uchar>(y, x) = 255;
        }
    return across_edge;
}

}  // namespace

bool has_print_across(const cv::Mat& grey, const cv::Mat& paper, const cv::Mat& sheet) {
    // Guesses: of the paper around it, a hairline being a quarter of a pixel wide; a pen may lie across an edge.
    constexpr double kPrintContrast = 0.05;
    constexpr int kLeastLines = 3;
    cv::Mat print;
    cv::subtract(paper, grey, print);
    print = print > kPrintContrast * paper;
    print = running_across(print, sheet);
    // Twice on each side, for a rule may run along the edge.
    const auto most = [&](int near, int far) {
        return std::max(count_crossings(print, sheet, near), count_crossings(print, sheet, far));
    };
    return std::min(most(2, 5), most(-2, -5)) >= kLeastLines;
}

}  // namespace shenbao
