// Row by row across the streak: a run of ink no thicker than the streak is its own and goes; a thicker one (a rule
// that runs across, a character) stays. A rule that the streak crosses at a small angle is one run with it for a
// long way: columns inked much further up or down than a streak so thick and so aslant would ink them are the
// rule's.
#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

#include "pipeline/grid/slanted_streaks.hpp"

namespace shenbao {
namespace {

constexpr double kBesideMm = 0.2;    // how far its ink lies off the line, as where it is found
constexpr double kRoughMm = 0.12;    // thicker here and there; as in erase_streaks
constexpr double kBeyondOwn = 1.75;  // times as many rows as the streak inks of a column
constexpr double kRuleShare = 0.7;   // of these: a streak has 0.57 at most
constexpr int kSoftPx = 2;           // its grey rim

// The masks in which the streak runs down the rows.
struct Frame {
    cv::Mat ink;
    cv::Mat grey;  // or empty
};

// The run of ink on the streak in a row.
struct Cut {
    int row = 0, begin = 0, end = 0;
    [[nodiscard]] int width() const { return end - begin; }
};

bool is_ink(const cv::Mat& ink, int row, int x) {
    return row >= 0 && row < ink.rows && x >= 0 && x < ink.cols && ink.ptr<uchar>(row)[x] != 0;
}

Cut cut_row(const cv::Mat& ink, int row, double across, int reach, int most) {
    const int centre = static_cast<int>(std::floor(across));
    for (int d = 0; d <= reach; ++d) {
        for (const int x : {centre - d, centre + d}) {
            if (!is_ink(ink, row, x)) continue;
            Cut cut{row, x, x + 1};
            while (is_ink(ink, row, cut.begin - 1) && cut.width() <= most) --cut.begin;
            while (is_ink(ink, row, cut.end) && cut.width() <= most) ++cut.end;
            return cut;
        }
    }
    return {row, 0, 0};
}

// Is most of the column inked for `length` rows above or below this row?
bool is_ruled(const cv::Mat& ink, int row, int x, int length) {
    int above = 0, below = 0;
    for (int d = 1; d <= length; ++d) {
        above += is_ink(ink, row - d, x) ? 1 : 0;
        below += is_ink(ink, row + d, x) ? 1 : 0;
    }
    return std::max(above, below) >= kRuleShare * length;
}

// Which columns of the run, and of one on either side of it, are a rule's, its rough edges included?
std::vector<bool> find_ruled(const cv::Mat& ink, const Cut& cut, int length) {
    std::vector<bool> ruled(static_cast<std::size_t>(cut.width()) + 2);
    for (int x = cut.begin; x < cut.end; ++x) {
        if (!is_ruled(ink, cut.row, x, length)) continue;
        const auto before = static_cast<std::size_t>(x - cut.begin);
        ruled[before] = ruled[before + 1] = ruled[before + 2] = true;
    }
    return ruled;
}

void blank(Frame& frame, int row, int begin, int end) {
    uchar* ink = frame.ink.ptr<uchar>(row);
    std::fill(ink + begin, ink + end, uchar{0});
    if (frame.grey.empty()) return;
    uchar* grey = frame.grey.ptr<uchar>(row);
    const int before = std::max(0, begin - kSoftPx), after = std::min(frame.grey.cols - 1, end + kSoftPx - 1);
    const uchar paper = std::max(grey[before], grey[after]);
    for (int x = before; x <= after; ++x)
        if (ink[x] == 0) grey[x] = std::max(grey[x], paper);
}

void erase_one(Frame& frame, const SlantedStreak& s, const GridScale& scale) {
    const cv::Mat before = frame.ink.clone();
    const int reach = std::max(1, static_cast<int>(std::lround(kBesideMm * scale.px_per_mm)));
    const double own = s.width_px + std::max(1.0, kRoughMm * scale.px_per_mm);
    const int most = static_cast<int>(own) + scale.max_width_px;
    const int length = static_cast<int>(std::ceil(kBeyondOwn * own / std::abs(s.lean)));
    for (int row = static_cast<int>(s.begin); row < std::min(before.rows, static_cast<int>(s.end)); ++row) {
        const Cut cut = cut_row(before, row, s.at(row + 0.5), reach, most);
        if (cut.width() == 0 || cut.width() > most) continue;
        const std::vector<bool> ruled = find_ruled(before, cut, length);
        if (cut.width() > own && std::ranges::find(ruled, true) == ruled.end()) continue;
        for (int x = cut.begin, from = x; x <= cut.end; ++x) {
            if (x < cut.end && !ruled[static_cast<std::size_t>(x - cut.begin) + 1]) continue;
            if (from < x) blank(frame, row, from, x);
            from = x + 1;
        }
    }
}

}  // namespace

PageInk erase_slanted(PageInk ink, const std::vector<SlantedStreak>& streaks, const GridScale& scale) {
    for (const SlantedStreak& streak : streaks) {
        const std::size_t down = streak.direction == Direction::vertical ? 0 : 1;
        // Into new matrices: those of the page itself are the caller's.
        Frame frame{ink.ink[down].clone(), ink.grey[down].clone()}, turned;
        erase_one(frame, streak, scale);
        cv::transpose(frame.ink, turned.ink);
        if (!frame.grey.empty()) cv::transpose(frame.grey, turned.grey);
        ink.ink[down] = frame.ink;
        ink.grey[down] = frame.grey;
        ink.ink[1 - down] = turned.ink;
        ink.grey[1 - down] = turned.grey;
    }
    return ink;
}

cv::Mat mark_slanted(const cv::Mat& ink, const std::vector<SlantedStreak>& streaks) {
    cv::Mat marked;
    for (const SlantedStreak& s : streaks) {
        cv::Mat band = cv::Mat::zeros(s.direction == Direction::vertical ? ink.size() : ink.t().size(), CV_8UC1);
        for (int row = static_cast<int>(s.begin); row < std::min(band.rows, static_cast<int>(s.end)); ++row) {
            const int from = static_cast<int>(std::floor(s.at(row + 0.5) - s.width_px / 2)) - 1;
            const int to = static_cast<int>(std::ceil(s.at(row + 0.5) + s.width_px / 2)) + 1;
            const cv::Range across(std::clamp(from, 0, band.cols), std::clamp(to, 0, band.cols));
            if (across.size() > 0) band.row(row).colRange(across).setTo(255);
        }
        if (s.direction == Direction::horizontal) band = band.t();
        marked = marked.empty() ? ink & band : marked | (ink & band);
    }
    return marked;
}

}  // namespace shenbao
