#include "pipeline/grid/erase_streaks.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

namespace shenbao {
namespace {

constexpr double kBesideMm = 0.15;  // how far a streak's ink lies off its line; faxes: less than 1 px
constexpr double kStepMm = 0.12;    // a streak is this much thicker here and there, by the resampling
constexpr double kWindowMm = 2.5;   // on either side, of what tells a rule; more than a row of characters is high
constexpr double kDarker = 1.5;  // times the streak: streaks of faxes 1 px of ink, rules 2 px in half their rows
constexpr double kDarkerShare = 0.2;  // of the rows around; faxes: 0.4 to 0.8 on rules, below 0.05 on streaks

// The ink of a streak across it at one pixel along it, in the frame of the feed: rows [begin, end).
struct Crossing {
    int begin = 0, end = 0;
    double dark = 0;     // px of full ink, the grey of its edges included
    bool alone = false;  // as thin as a rule and white on both sides
    [[nodiscard]] int thickness() const { return end - begin; }
};

struct Frame {
    cv::Mat ink;
    cv::Mat grey;
};

int nearest_ink(const cv::Mat& ink, int x, double across, int reach) {
    const int centre = static_cast<int>(std::floor(across));
    for (int d = 0; d <= reach; ++d) {
        for (const int y : {centre - d, centre + d}) {
            if (y >= 0 && y < ink.rows && ink.ptr<uchar>(y)[x]) return y;
        }
    }
    return -1;
}

double darkness(const Frame& frame, int x, int begin, int end) {
    if (frame.grey.empty()) return end - begin;
    double sum = 0;
    for (int y = std::max(0, begin - 1); y < std::min(frame.grey.rows, end + 1); ++y)
        sum += 255 - frame.grey.ptr<uchar>(y)[x];
    return sum / 255;
}

Crossing cross_streak(const Frame& frame, int x, double across, const GridScale& scale) {
    const int reach = std::max(1, static_cast<int>(std::lround(kBesideMm * scale.px_per_mm)));
    const int y = nearest_ink(frame.ink, x, across, reach);
    if (y < 0) return {};
    Crossing c{y, y + 1, 0, is_rule_like(frame.ink, x, y, {scale.max_width_px, scale.flank_px})};
    const auto is_ink = [&](int row) { return row >= 0 && row < frame.ink.rows && frame.ink.ptr<uchar>(row)[x]; };
    while (is_ink(c.begin - 1) && c.thickness() <= scale.max_width_px) --c.begin;
    while (is_ink(c.end) && c.thickness() <= scale.max_width_px) ++c.end;
    c.dark = darkness(frame, x, c.begin, c.end);
    return c;
}

// Where the streak is on the page, at every pixel along it.
std::vector<double> follow_streak(const Streak& streak, const UprightPage& page) {
    const bool upright = feed_direction(page) == Direction::vertical;
    const auto flip = [upright](const Point& p) { return upright ? Point{p.y, p.x} : p; };
    const int extent = upright ? page.ink.rows : page.ink.cols;
    double across = streak.across_px;
    std::vector<double> line;
    for (int x = 0; x < extent; ++x) {
        const Point source = page.map.to_source(flip({x + 0.5, across}));
        across = flip(page.map.to_upright(Point{streak.line, source.y})).y;
        line.push_back(across);
    }
    return line;
}

// Median darkness of the streak where it was seen without a rule.
double own_darkness(const std::vector<Crossing>& crossings, const Streak& streak, int max_thickness) {
    std::vector<double> values;
    for (const auto& [begin, end] : streak.seen) {
        const int last = std::min(static_cast<int>(end), static_cast<int>(crossings.size()));
        for (int x = std::max(0, static_cast<int>(begin)); x < last; ++x) {
            const Crossing& c = crossings[static_cast<std::size_t>(x)];
            if (c.thickness() > 0 && c.thickness() <= max_thickness) values.push_back(c.dark);
        }
    }
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// For every pixel along the streak: does a rule run along it there?
std::vector<bool> find_rule_along(const std::vector<Crossing>& crossings, double streak_dark,
                                  const GridScale& scale) {
    std::vector<int> seen(crossings.size() + 1, 0);  // sums up to there
    std::vector<int> darker(crossings.size() + 1, 0);
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        const bool is_darker = crossings[i].alone && crossings[i].dark >= kDarker * streak_dark;
        seen[i + 1] = seen[i] + (crossings[i].alone ? 1 : 0);
        darker[i + 1] = darker[i] + (is_darker ? 1 : 0);
    }
    const auto window = static_cast<std::size_t>(std::lround(kWindowMm * scale.px_per_mm));
    std::vector<bool> is_rule(crossings.size());
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        const std::size_t from = i > window ? i - window : 0;
        const std::size_t to = std::min(crossings.size(), i + window + 1);
        is_rule[i] = darker[to] - darker[from] > kDarkerShare * (seen[to] - seen[from]);
    }
    return is_rule;
}

void blank_crossing(Frame& frame, int x, const Crossing& c) {
    for (int y = c.begin; y < c.end; ++y) frame.ink.ptr<uchar>(y)[x] = 0;
    if (frame.grey.empty()) return;
    const int before = std::max(0, c.begin - 2);
    const int after = std::min(frame.grey.rows - 1, c.end + 1);
    const uchar paper = std::max(frame.grey.ptr<uchar>(before)[x], frame.grey.ptr<uchar>(after)[x]);
    for (int y = before; y <= after; ++y)
        frame.grey.ptr<uchar>(y)[x] = std::max(frame.grey.ptr<uchar>(y)[x], paper);
}

void erase_streak(Frame& frame, const Streak& streak, const UprightPage& page, const GridScale& scale) {
    std::vector<Crossing> crossings;
    const std::vector<double> line = follow_streak(streak, page);
    for (std::size_t x = 0; x < line.size(); ++x)
        crossings.push_back(cross_streak(frame, static_cast<int>(x), line[x], scale));
    const int thickest = static_cast<int>(std::lround(streak.width_px + std::max(1.0, kStepMm * scale.px_per_mm)));
    const std::vector<bool> is_rule = find_rule_along(crossings, own_darkness(crossings, streak, thickest), scale);
    for (std::size_t x = 0; x < line.size(); ++x) {
        const int thickness = crossings[x].thickness();
        if (thickness == 0 || thickness > thickest || is_rule[x]) continue;
        blank_crossing(frame, static_cast<int>(x), crossings[x]);
    }
}

}  // namespace

PageInk erase_streaks(PageInk ink, const std::vector<Streak>& streaks, const UprightPage& page,
                      const GridScale& scale) {
    const std::size_t along = feed_direction(page) == Direction::horizontal ? 0 : 1;
    Frame frame{ink.ink[along].clone(), ink.grey[along].clone()};
    for (const Streak& streak : streaks) {
        if (streak.thin) erase_streak(frame, streak, page, scale);
    }
    // Into new matrices: those of the page itself are the caller's.
    Frame turned;
    cv::transpose(frame.ink, turned.ink);
    if (!frame.grey.empty()) cv::transpose(frame.grey, turned.grey);
    ink.ink[along] = frame.ink;
    ink.grey[along] = frame.grey;
    ink.ink[1 - along] = turned.ink;
    ink.grey[1 - along] = turned.grey;
    return ink;
}

cv::Mat mark_thick_streaks(const std::vector<Streak>& streaks, const UprightPage& page) {
    const bool upright = feed_direction(page) == Direction::vertical;
    cv::Mat bands;
    for (const Streak& streak : streaks) {
        if (streak.thin) continue;
        if (bands.empty()) bands = cv::Mat::zeros(upright ? page.ink.t().size() : page.ink.size(), CV_8UC1);
        const std::vector<double> line = follow_streak(streak, page);
        for (std::size_t x = 0; x < line.size(); ++x) {
            const int from = static_cast<int>(std::floor(line[x] - streak.width_px / 2)) - 1;
            const int to = static_cast<int>(std::ceil(line[x] + streak.width_px / 2)) + 1;
            const cv::Range across(std::clamp(from, 0, bands.rows), std::clamp(to, 0, bands.rows));
            bands.col(static_cast<int>(x)).rowRange(across).setTo(255);
        }
    }
    if (bands.empty()) return {};
    return page.ink & (upright ? cv::Mat(bands.t()) : bands);
}

}  // namespace shenbao
