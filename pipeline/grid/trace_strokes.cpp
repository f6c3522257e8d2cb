#include "pipeline/grid/trace_strokes.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/grid/dash_pattern.hpp"
#include "pipeline/grid/ink_probe.hpp"

namespace shenbao {
namespace {

constexpr double kMaxSlope = 0.02;        // rise per length of a long stroke, 1.1 degrees; guess, unmeasured
constexpr int kLongestDash = 2;           // times max_dash_px: a dash where rules cross is longer
constexpr std::size_t kMinDashes = 6;     // guess, unmeasured
constexpr double kRegularShare = 0.75;    // guess, unmeasured
constexpr double kMaxDashFlankInk = 0.2;  // of the stroke's own coverage: noise of 10 % has 0.3
constexpr double kMinBandClear =
    0.95;                      // with 0.85 rows of characters in full cells pass; 144 scans of frames need no less
constexpr int kMaxSplits = 5;  // 32 pieces; bounds the work on scribble

struct Tracing {
    const ScanPass& pass;
    Direction direction;
    const GridScale& scale;
};

struct Column {
    int x = 0;
    double centre = 0;
    double thickness = 0;
};

// Rows [top, bottom] that a group of runs covers in each column from x0 on; top > bottom where none.
struct Band {
    int x0 = 0;
    std::vector<int> top;
    std::vector<int> bottom;
};

Band band_of(const std::vector<Run>& group) {
    int x0 = group.front().x0;
    int x1 = group.front().x1;
    for (const Run& run : group) {
        x0 = std::min(x0, run.x0);
        x1 = std::max(x1, run.x1);
    }
    const auto width = static_cast<std::size_t>(x1 - x0);
    Band band{x0, std::vector<int>(width, 1), std::vector<int>(width, 0)};
    for (const Run& run : group) {
        for (auto i = static_cast<std::size_t>(run.x0 - x0); i < static_cast<std::size_t>(run.x1 - x0); ++i) {
            if (band.top[i] > band.bottom[i]) band.top[i] = run.y;
            band.bottom[i] = run.y;  // runs come by falling height on the page
        }
    }
    return band;
}

std::vector<Column> list_columns(const cv::Mat& ink, const Band& band, const GridScale& scale) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < band.top.size(); ++i) {
        const int x = band.x0 + static_cast<int>(i);
        if (band.bottom[i] - band.top[i] > scale.max_width_px + scale.step_px) continue;
        int count = 0;
        int sum = 0;
        const int last = std::min(ink.rows - 1, band.bottom[i] + scale.step_px);
        for (int y = band.top[i]; y <= last && band.top[i] <= band.bottom[i]; ++y) {
            if (!ink.ptr<uchar>(y)[x]) continue;
            ++count;
            sum += y;
        }
        if (count > 0) columns.push_back({x, sum / static_cast<double>(count) + 0.5, static_cast<double>(count)});
    }
    return columns;
}

LineFit fit_columns(const std::vector<Column>& columns, const LineFit* first, double tolerance) {
    LineFit fit;
    const double slope = first ? first->slope() : 0;
    for (const Column& c : columns) {
        const double along = c.x + 0.5;
        if (first) {
            const double expected = first->mean_across() + slope * (along - first->mean_along());
            if (std::abs(c.centre - expected) > tolerance) continue;
        }
        fit.add(along, c.centre);
    }
    return fit;
}

template <typename Number>
Number median_of(std::vector<Number> values) {  // REQUIRES: not empty
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double median_thickness(const std::vector<Column>& columns) {
    std::vector<double> values;
    values.reserve(columns.size());
    for (const Column& c : columns) values.push_back(c.thickness);
    return median_of(std::move(values));
}

bool is_straight(const Stroke& s, const std::vector<Column>& columns, const GridScale& scale) {
    const double rise = std::abs(s.slope) * s.length();
    if (rise > std::max(2.0, kMaxSlope * s.length())) return false;
    double squares = 0;
    for (const Column& c : columns) squares += std::pow(c.centre - s.at(c.x + 0.5), 2);
    return std::sqrt(squares / static_cast<double>(columns.size())) <= std::max(1.0, scale.collinear_px);
}

// Are most of the lengths about equal? Dots and dashes are; the strokes of characters in a row are not.
bool is_regular(const std::vector<int>& lengths) {
    if (lengths.size() < kMinDashes) return false;
    const int median = median_of(lengths);
    const auto alike = std::count_if(lengths.begin(), lengths.end(), [&](int n) {
        return 3 * (n + 1) >= 2 * median && 2 * (n - 1) <= 3 * median;
    });
    return static_cast<double>(alike) >= kRegularShare * static_cast<double>(lengths.size());
}

bool has_regular_dashes(const std::vector<Column>& columns, const GridScale& scale) {
    std::vector<int> dashes;
    std::vector<int> blanks;
    int begin = columns.front().x;
    for (std::size_t i = 1; i < columns.size(); ++i) {
        const int blank = columns[i].x - columns[i - 1].x - 1;
        if (blank == 0) continue;
        blanks.push_back(blank);
        dashes.push_back(columns[i - 1].x + 1 - begin);
        begin = columns[i].x;
    }
    dashes.push_back(columns.back().x + 1 - begin);
    if (dashes.empty() || median_of(dashes) > scale.max_dash_px) return false;
    if (*std::max_element(dashes.begin(), dashes.end()) > kLongestDash * scale.max_dash_px) return false;
    return is_regular(dashes) && is_regular(blanks);
}

// Without the crossing rule that a short break at either end parts from the stroke: it is not the stroke's own
// end.
std::vector<Column> trim_ends(std::vector<Column> columns, const GridScale& scale) {
    const auto limit = static_cast<std::size_t>(scale.max_width_px + scale.step_px);
    const auto is_break = [&](std::size_t i) { return columns[i].x > columns[i - 1].x + 1; };
    for (std::size_t i = 1; i < columns.size() && i <= limit; ++i) {
        if (!is_break(i)) continue;
        columns.erase(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    }
    for (std::size_t i = columns.size(); i-- > 1 && columns.size() - i <= limit;) {
        if (!is_break(i)) continue;
        columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i), columns.end());
        break;
    }
    return columns;
}

// Share of the columns in which the stroke is thin and white on both sides. Of a long one a second stroke close by
// is its other half: the flanks of frames drawn thick and thin lie beyond both.
double clear_share(const cv::Mat& ink, const std::vector<Column>& columns, const Stroke& s, const Tracing& t) {
    const RuleLook look = look_of(s.width_px, t.pass.dashed ? t.scale.dash_flank_px : t.scale.flank_px, t.scale);
    const auto share_of = [&](const auto& is_clear) {
        const auto clear = std::ranges::count_if(
            columns, [&](const Column& c) { return is_clear(c.x, static_cast<int>(c.centre)); });
        return static_cast<double>(clear) / static_cast<double>(columns.size());
    };
    const double single = share_of([&](int x, int y) { return is_rule_like(ink, x, y, look); });
    if (t.pass.dashed || s.length() < t.scale.strong_px || single == 1) return single;
    const double band =
        share_of([&](int x, int y) { return is_rule_band(ink, x, y, t.scale.max_width_px, t.scale.flank_px); });
    return band >= kMinBandClear ? std::max(single, band) : single;
}

Stroke fit_stroke(const std::vector<Column>& columns, const Tracing& t) {
    Stroke s;
    s.direction = t.direction;
    s.dashed = t.pass.dashed;
    s.begin = columns.front().x;
    s.end = columns.back().x + 1;
    const LineFit first = fit_columns(columns, nullptr, 0);
    s.fit = fit_columns(columns, &first, std::max(1.0, t.scale.collinear_px));
    s.slope = s.fit.slope();
    s.width_px = median_thickness(columns);
    s.coverage = static_cast<double>(columns.size()) / s.length();
    return s;
}

// Ink in the strips beside the stroke, blanks included, as a share of their area.
double flank_ink(const cv::Mat& ink, const Stroke& s, int flank_px) {
    int inked = 0;
    int seen = 0;
    for (int x = static_cast<int>(s.begin); x < static_cast<int>(s.end); ++x) {
        const double centre = s.at(x + 0.5);
        for (int d = 1; d <= flank_px; ++d) {
            for (const double y : {centre - s.width_px / 2 - d, centre + s.width_px / 2 + d}) {
                if (y < 0 || y >= ink.rows) continue;
                ++seen;
                inked += ink.ptr<uchar>(static_cast<int>(y))[x] ? 1 : 0;
            }
        }
    }
    return seen > 0 ? static_cast<double>(inked) / seen : 0;
}

// Follows the fitted line over unbroken ink beyond the traced ends: where a tilted stroke steps, its last stretch
// is too short to be a run.
Stroke grow_ends(const cv::Mat& ink, Stroke s, const GridScale& scale) {
    const auto has_ink = [&](int x) {
        const int y = static_cast<int>(std::floor(s.at(x + 0.5)));
        if (x < 0 || x >= ink.cols) return false;
        for (int row = std::max(0, y - 1); row <= std::min(ink.rows - 1, y + 1); ++row) {
            if (ink.ptr<uchar>(row)[x]) return true;
        }
        return false;
    };
    const int limit = scale.min_run_px;
    int steps = 0;
    while (steps++ < limit && has_ink(static_cast<int>(s.begin) - 1)) s.begin -= 1;
    steps = 0;
    while (steps++ < limit && has_ink(static_cast<int>(s.end))) s.end += 1;
    return s;
}

// Index of the column before which the stroke steps aside most, or 0 where no step is a pixel or more.
std::size_t find_step(const std::vector<Column>& columns) {
    std::size_t step = 0;
    double most = 0.9;
    for (std::size_t i = 1; i < columns.size(); ++i) {
        const double jump = std::abs(columns[i].centre - columns[i - 1].centre);
        if (jump <= most) continue;
        most = jump;
        step = i;
    }
    return step;
}

std::vector<Stroke> trace_columns(const cv::Mat& ink, std::vector<Column> columns, const Tracing& t,
                                  int splits_left);

// Of dashes with other ink on their row: each stretch by itself.
std::vector<Stroke> trace_stretches(const cv::Mat& ink, const std::vector<Column>& columns, const Tracing& t) {
    std::vector<int> inked;
    for (const Column& c : columns) inked.push_back(c.x);
    std::vector<std::size_t> breaks = find_pattern_breaks(inked);
    breaks.push_back(columns.size());
    std::vector<Stroke> strokes;
    std::size_t from = 0;
    for (const std::size_t to : breaks) {
        const auto at = [&](std::size_t i) { return columns.begin() + static_cast<std::ptrdiff_t>(i); };
        const std::vector<Stroke> more = trace_columns(ink, {at(from), at(to)}, t, 0);
        strokes.insert(strokes.end(), more.begin(), more.end());
        from = to;
    }
    return strokes;
}

std::vector<Stroke> trace_columns(const cv::Mat& ink, std::vector<Column> columns, const Tracing& t,
                                  int splits_left) {
    if (!t.pass.dashed) columns = trim_ends(std::move(columns), t.scale);
    if (columns.size() < 4 || columns.back().x + 1 - columns.front().x < t.pass.min_length) return {};
    if (t.pass.dashed && !has_regular_dashes(columns, t.scale))
        return splits_left > 0 ? trace_stretches(ink, columns, t) : std::vector<Stroke>{};
    Stroke s = fit_stroke(columns, t);
    if (s.fit.n >= 4 && is_straight(s, columns, t.scale)) {
        if (s.coverage < t.pass.min_coverage) return {};
        s.clear = clear_share(ink, columns, s, t);
        if (s.clear < t.pass.min_clear) return {};
        if (t.pass.dashed && flank_ink(ink, s, t.scale.dash_flank_px) > kMaxDashFlankInk * s.coverage) return {};
        return {grow_ends(ink, s, t.scale)};
    }
    const auto step = static_cast<std::ptrdiff_t>(splits_left > 0 ? find_step(columns) : 0);
    if (step == 0) return {};
    std::vector<Stroke> pieces = trace_columns(ink, {columns.begin(), columns.begin() + step}, t, splits_left - 1);
    const auto more = trace_columns(ink, {columns.begin() + step, columns.end()}, t, splits_left - 1);
    pieces.insert(pieces.end(), more.begin(), more.end());
    return pieces;
}

}  // namespace

std::vector<Stroke> trace_strokes(const cv::Mat& ink, const std::vector<Run>& group, const ScanPass& pass,
                                  Direction direction, const GridScale& scale) {
    const Band band = band_of(group);
    if (static_cast<int>(band.top.size()) < pass.min_length) return {};
    return trace_columns(ink, list_columns(ink, band, scale), {pass, direction, scale}, kMaxSplits);
}

}  // namespace shenbao
