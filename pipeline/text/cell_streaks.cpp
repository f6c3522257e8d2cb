#include "pipeline/text/cell_streaks.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <vector>

namespace shenbao {

namespace {

constexpr double kSteepest = 0.012;  // a streak's slope after deskewing: the sheet's skew in the feeder, left over
constexpr double kQuietCoverage = 0.6;  // of the rows without text; guess
constexpr double kCoverage = 0.7;       // of all rows; guess
constexpr double kLeastQuiet = 0.3;     // glyph heights of rows without text, to tell at all
constexpr double kWidest = 0.12;        // glyph heights; broader lines are no streaks
constexpr int kSlack_px = 1;            // the raster's steps along a slanted line

struct Line {
    double x = 0;      // in the cell's first row
    double slope = 0;  // px per row
    [[nodiscard]] int at(int y) const { return static_cast<int>(std::lround(x + slope * y)); }
};

// Rows with hardly any ink: only streaks and specks.
std::vector<int> quiet_rows(const cv::Mat& cell, double glyph_px) {
    std::vector<int> rows;
    for (int y = 0; y < cell.rows; ++y)
        if (cv::countNonZero(cell.row(y)) <= std::max(4.0, 2 * kWidest * glyph_px)) rows.push_back(y);
    return rows;
}

bool has_ink(const cv::Mat& cell, int y, int x) {
    for (int near = std::max(0, x - kSlack_px); near <= std::min(cell.cols - 1, x + kSlack_px); ++near)
        if (cell.at<uchar>(y, near) != 0) return true;
    return false;
}

// Columns with ink in row `y`. A streak is sought between one of a row near the top and one near the bottom.
std::vector<int> inked_columns(const cv::Mat& cell, int y) {
    std::vector<int> columns;
    for (int x = 0; x < cell.cols; ++x)
        if (cell.at<uchar>(y, x) != 0) columns.push_back(x);
    return columns;
}

double coverage(const cv::Mat& cell, const Line& line, const std::vector<int>& rows) {
    int covered = 0;
    for (const int y : rows)
        if (const int x = line.at(y); x >= 0 && x < cell.cols && has_ink(cell, y, x)) ++covered;
    return rows.empty() ? 0 : static_cast<double>(covered) / static_cast<double>(rows.size());
}

std::vector<Line> find_lines(const cv::Mat& cell, const std::vector<int>& quiet) {
    std::vector<int> all(static_cast<std::size_t>(cell.rows));
    for (int y = 0; y < cell.rows; ++y) all[static_cast<std::size_t>(y)] = y;
    const double longest_drift = kSteepest * cell.rows;
    std::vector<Line> lines;
    const std::size_t third = std::max<std::size_t>(1, quiet.size() / 3);
    for (std::size_t i = 0; i < third; i += std::max<std::size_t>(1, third / 4))
        for (const int x : inked_columns(cell, quiet[i])) {
            const bool known = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
                return std::abs(line.at(quiet[i]) - x) <= 2 * kSlack_px;
            });
            if (known) continue;
            Line best;
            double most = 0;
            for (int drift = -static_cast<int>(longest_drift); drift <= longest_drift; ++drift) {
                const double slope = static_cast<double>(drift) / cell.rows;
                const Line line{x - slope * quiet[i], slope};
                if (const double share = coverage(cell, line, quiet); share > most) most = share, best = line;
            }
            if (most >= kQuietCoverage && coverage(cell, best, all) >= kCoverage) lines.push_back(best);
        }
    return lines;
}

struct Run {
    int from = 0, to = 0;  // exclusive
    [[nodiscard]] int width() const { return to - from; }
};

// The level run of ink at or beside x.
Run run_at(const cv::Mat& cell, int y, int x) {
    int at = -1;
    for (const int near : {x, x - 1, x + 1})
        if (at < 0 && near >= 0 && near < cell.cols && cell.at<uchar>(y, near) != 0) at = near;
    if (at < 0) return {};
    Run run{at, at + 1};
    while (run.from > 0 && cell.at<uchar>(y, run.from - 1) != 0) --run.from;
    while (run.to < cell.cols && cell.at<uchar>(y, run.to) != 0) ++run.to;
    return run;
}

int streak_width(const cv::Mat& cell, const Line& line, const std::vector<int>& quiet) {
    std::vector<int> widths;
    for (const int y : quiet)
        if (const Run run = run_at(cell, y, line.at(y)); run.width() > 0) widths.push_back(run.width());
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2),
                     widths.end());
    return widths[widths.size() / 2];
}

}  // namespace

cv::Mat find_cell_streaks(const cv::Mat& cell, double glyph_px) {
    const std::vector<int> quiet = quiet_rows(cell, glyph_px);
    if (static_cast<double>(quiet.size()) < kLeastQuiet * glyph_px) return {};
    cv::Mat streaks;
    for (const Line& line : find_lines(cell, quiet)) {
        const int width = streak_width(cell, line, quiet);
        if (width > std::max(2.0, kWidest * glyph_px)) continue;
        if (streaks.empty()) streaks = cv::Mat::zeros(cell.size(), CV_8UC1);
        for (int y = 0; y < cell.rows; ++y)
            if (const Run run = run_at(cell, y, line.at(y)); run.width() > 0 && run.width() <= width + 1)
                streaks.row(y).colRange(run.from, run.to).setTo(255);
    }
    return streaks;
}

}  // namespace shenbao
