#include "pipeline/page/sauvola.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "pipeline/base/ink_runs.hpp"

// Sums of the window's columns are kept from row to row, and those of the window come from running sums along the
// row. The level itself is asked for at the few pixels only that may be ink: four times as fast as box filters
// over the page (cv::boxFilter, cv::sqrBoxFilter), and without their pictures of floats.

namespace shenbao {
namespace {

constexpr double kWindowInch = 0.12;  // about one character of 9 pt
// Weak: the page is evenly lit already, pale hairlines must stay. Weaker still where little contrast is: print
// that a copier left pale. Of 2079 lines of 6 copies 1918 are read right, with 0.15 everywhere 1910, with 0.07
// 1921; but that makes clean print too fat (12 other scans: 3715, 3712 and 3708 of 4139).
constexpr float kSauvolaK = 0.15F, kPaleSauvolaK = 0.05F;
constexpr float kFullDeviation = 60;  // grey levels, of a window full of black print
constexpr float kSauvolaRange = 128;
constexpr uchar kLightestInk = 225;   // grey levels; at 205 pale copies lose dots and thin strokes
constexpr uchar kDarkestPaper = 110;  // darker than this is ink even within filled areas

bool is_ink(uchar grey, float mean, float mean_square) {
    const float deviation = std::sqrt(std::max(0.0F, mean_square - mean * mean));
    const float contrast = std::min(1.0F, deviation / kFullDeviation);
    const float k = kPaleSauvolaK + (kSauvolaK - kPaleSauvolaK) * contrast;
    return static_cast<float>(grey) < mean * (1 + k * (deviation / kSauvolaRange - 1));
}

// Sums over a window of (2 radius + 1) squared pixels; beyond its edges the picture goes on as it ends.
class WindowSums {
  public:
    WindowSums(const cv::Mat& grey, int radius)
        : grey_(grey),
          radius_(radius),
          column_(static_cast<std::size_t>(grey.cols)),
          square_column_(column_.size()),
          running_(column_.size() + 2 * static_cast<std::size_t>(radius) + 1),
          square_running_(running_.size()) {
        for (int dy = -radius; dy <= radius; ++dy) {
            const uchar* row = row_at(dy);
            for (std::size_t x = 0; x < column_.size(); ++x) {
                column_[x] += row[x];
                square_column_[x] += static_cast<std::uint32_t>(row[x] * row[x]);
            }
        }
    }

    void move_to(int y) {  // REQUIRES: the row below the last one
        const uchar *entering = row_at(y + radius_), *leaving = row_at(y - radius_ - 1);
        for (std::size_t x = 0; x < column_.size(); ++x) {
            const auto in = static_cast<std::uint16_t>(entering[x] * entering[x]);
            const auto out = static_cast<std::uint16_t>(leaving[x] * leaving[x]);
            column_[x] += static_cast<std::uint32_t>(entering[x] - leaving[x]);
            square_column_[x] += static_cast<std::uint32_t>(in) - out;
        }
    }

    void sum_row() {  // for the levels of the row moved to
        run_along(column_, running_);
        run_along(square_column_, square_running_);
    }

    [[nodiscard]] float mean(int x) const { return share_of(running_, x); }
    [[nodiscard]] float mean_square(int x) const { return share_of(square_running_, x); }

  private:
    using Sums = std::vector<std::uint32_t>;

    [[nodiscard]] const uchar* row_at(int y) const { return grey_.ptr(std::clamp(y, 0, grey_.rows - 1)); }

    // The sum of all columns before each; it may overflow, differences stay right.
    void run_along(const Sums& column, Sums& running) const {
        std::uint32_t sum = 0;
        std::size_t i = 0;
        for (int x = 0; x < radius_; ++x) running[++i] = sum += column.front();
        for (const std::uint32_t value : column) running[++i] = sum += value;
        for (int x = 0; x < radius_; ++x) running[++i] = sum += column.back();
    }

    [[nodiscard]] float share_of(const Sums& running, int x) const {
        const std::size_t side = 2 * static_cast<std::size_t>(radius_) + 1, from = static_cast<std::size_t>(x);
        return static_cast<float>(running[from + side] - running[from]) / static_cast<float>(side * side);
    }

    const cv::Mat& grey_;
    int radius_;
    Sums column_, square_column_, running_, square_running_;
};

}  // namespace

cv::Mat threshold_ink(const cv::Mat& grey, double dpi) {
    if (grey.empty()) return {};
    const int radius = std::max(1, static_cast<int>(std::lround(kWindowInch / 2 * dpi)));
    cv::Mat ink = grey < kLightestInk;
    WindowSums sums(grey, radius);
    for (int y = 0; y < grey.rows; ++y) {
        if (y > 0) sums.move_to(y);
        const uchar* levels = grey.ptr(y);
        uchar* row = ink.ptr(y);
        int x = next_ink(row, 0, ink.cols);
        if (x < ink.cols) sums.sum_row();
        while (x < ink.cols) {
            const int end = next_paper(row, x, ink.cols);
            for (; x < end; ++x)
                if (levels[x] >= kDarkestPaper && !is_ink(levels[x], sums.mean(x), sums.mean_square(x)))
                    row[x] = 0;
            x = next_ink(row, end, ink.cols);
        }
    }
    return ink;
}

}  // namespace shenbao
