#include "pipeline/page/split_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

namespace shenbao {
namespace {

constexpr double kMmPerInch = 25.4;

// Guesses where no source is given.
constexpr double kMinAspect = 1.15;  // width to height; A3 and A4 across: 1.41, cut and photographed ones less
constexpr double kMaxAspect = 1.9;   // two pages of B5 and letter: 1.3 to 1.55
constexpr double kZone0 = 0.38;      // the gutter's middle lies between these shares of the width
constexpr double kZone1 = 0.62;
constexpr double kGutterMm = 12;      // two inner margins of booklets; between the columns of a page 4 to 10 mm
constexpr double kKeptMm = 3;         // at either side of the strip
constexpr double kFoldMm = 15;        // upright runs of ink this long are folds, shadows and rules
constexpr double kDirtShare = 0.004;  // ink in a blank column, of its height
constexpr double kPrintRows = 0.3;    // of the rows that hold print on the fuller side
constexpr double kFewRows = 0.02;     // and on the other, which may be the end of a form

// The strip between the two pages that is wiped, px.
struct Gutter {
    int begin = 0, end = 0;
};

// Share of every column that is ink of print: characters and the ends of horizontal rules.
std::vector<double> print_by_column(const cv::Mat& ink, double dpi) {
    cv::Mat upright_runs, columns;
    const int run = std::max(3, static_cast<int>(std::lround(kFoldMm / kMmPerInch * dpi)));
    cv::morphologyEx(ink, upright_runs, cv::MORPH_OPEN, cv::Mat::ones(run, 1, CV_8U), {-1, -1}, 1,
                     cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::reduce(ink - upright_runs, columns, 0, cv::REDUCE_AVG, CV_64F);
    std::vector<double> shares(columns.begin<double>(), columns.end<double>());
    for (double& share : shares) share /= 255;
    return shares;
}

double printed_rows(const cv::Mat& ink) {
    cv::Mat rows;
    cv::reduce(ink, rows, 1, cv::REDUCE_MAX);
    return static_cast<double>(cv::countNonZero(rows)) / rows.rows;
}

// The widest blank strip around the zone's middle.
std::optional<Gutter> find_gutter(const UprightPage& sheet) {
    const int width = sheet.ink.cols;
    const double aspect = static_cast<double>(width) / std::max(1, sheet.ink.rows);
    if (sheet.blank || aspect < kMinAspect || aspect > kMaxAspect) return std::nullopt;
    const std::vector<double> print = print_by_column(sheet.ink, sheet.dpi);
    std::optional<Gutter> widest;
    for (int begin = 0; begin < width; ++begin) {
        int end = begin;
        while (end < width && print[static_cast<std::size_t>(end)] <= kDirtShare) ++end;
        const double middle = (begin + end) / 2.0 / width;
        const bool is_wider = !widest || end - begin > widest->end - widest->begin;
        if (middle > kZone0 && middle < kZone1 && is_wider) widest = {begin, end};
        begin = end;
    }
    if (!widest || widest->end - widest->begin < kGutterMm / kMmPerInch * sheet.dpi) return std::nullopt;
    const cv::Mat left = sheet.ink.colRange(0, widest->begin), right = sheet.ink.colRange(widest->end, width);
    if (left.empty() || right.empty()) return std::nullopt;
    const auto [fewer, more] = std::minmax({printed_rows(left), printed_rows(right)});
    if (fewer < kFewRows || more < kPrintRows) return std::nullopt;
    // The outer rule of a table is an upright run as a fold is, and the strip ends behind it only.
    const int kept = static_cast<int>(std::lround(kKeptMm / kMmPerInch * sheet.dpi));
    return Gutter{widest->begin + kept, widest->end - kept};
}

void wipe(cv::Mat& picture, int x0, int x1, const cv::Scalar& paper) {
    if (picture.empty()) return;
    picture = picture.clone();
    picture.colRange(x0, x1).setTo(paper);
}

SheetSide side_of(UprightPage sheet, int x0, int x1) {
    const int width = sheet.grey.cols;
    for (const auto& [from, to] : {std::pair(0, x0), std::pair(x1, width)}) {
        wipe(sheet.grey, from, to, cv::Scalar(255));
        wipe(sheet.ink, from, to, cv::Scalar(0));
        wipe(sheet.seal_mask, from, to, cv::Scalar(0));
        wipe(sheet.lifted, from, to, cv::Scalar(0));
    }
    return {std::move(sheet), x0, x1};
}

}  // namespace

std::vector<SheetSide> split_sheet(UprightPage sheet) {
    const int width = sheet.grey.cols;
    std::vector<SheetSide> sides;
    if (const std::optional<Gutter> gutter = find_gutter(sheet)) {
        sides.push_back(side_of(sheet, 0, gutter->begin));
        sides.push_back(side_of(std::move(sheet), gutter->end, width));
    } else {
        sides.push_back({std::move(sheet), 0, width});
    }
    return sides;
}

}  // namespace shenbao
