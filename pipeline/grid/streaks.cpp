#include "pipeline/grid/streaks.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {
namespace {

constexpr double kSameLineMm = 0.4;     // streaks keep their column of the raster; guess, unmeasured
constexpr double kOutsideMm = 10;       // of strokes outside of tables; longer than the stroke of a title
constexpr double kShortestMm = 5;       // of these; longer than the strokes of running text
constexpr double kPageShare = 0.35;     // of the page's extent along the streak; guess, unmeasured
constexpr double kMarginMm = 2;         // rules run over their corner; guess, unmeasured
constexpr double kLeastTiltMm = 1;      // off the rules' direction, over the streak's length; guess, unmeasured
constexpr double kTiltTolerance = 0.4;  // of the tilt; guess, unmeasured
constexpr int kEndingRules = 2;         // so many rules that end at a stroke make it one; guess, unmeasured

// In the frame of the feed: extents of a table along the feed.
struct Extent {
    double begin = 0, end = 0;  // along
    double low = 0, high = 0;   // across
};

double level(const Stroke& s) {
    return s.at(s.middle());
}

Extent extent_of(const std::vector<Stroke>& along, const std::vector<Stroke>& crossing) {
    const auto by_level = [](const Stroke& a, const Stroke& b) { return level(a) < level(b); };
    const auto [first, last] = std::minmax_element(crossing.begin(), crossing.end(), by_level);
    const auto [left, right] = std::minmax_element(along.begin(), along.end(), by_level);
    return {level(*first), level(*last), level(*left), level(*right)};
}

// Rise per length, in the frame of the feed, of the source's raster at the middle of the page.
double raster_slope(const UprightPage& page, Direction feed) {
    const Point middle{page.ink.cols / 2.0, page.ink.rows / 2.0};
    Point below = page.map.to_source(middle);
    below.y += page.ink.rows / 4.0;
    const Point back = page.map.to_upright(below);
    const double dx = back.x - middle.x;
    const double dy = back.y - middle.y;
    return feed == Direction::vertical ? dx / dy : dy / dx;
}

// The column of the source's raster that a stroke lies in.
double raster_line(const Stroke& s, const UprightPage& page) {
    const bool upright = s.direction == Direction::vertical;
    return page.map.to_source(upright ? Point{level(s), s.middle()} : Point{s.middle(), level(s)}).x;
}

// Length of a stroke that lies in no table.
double outside_length(const Stroke& s, const std::vector<Extent>& tables, double margin) {
    double outside = s.length();
    for (const Extent& t : tables) {
        if (level(s) < t.low - margin || level(s) > t.high + margin) continue;
        outside -= std::max(0.0, std::min(s.end, t.end + margin) - std::max(s.begin, t.begin - margin));
    }
    return std::max(0.0, outside);
}

// One stroke, or all strokes on one line of the raster.
struct Evidence {
    double line = 0;     // sum over the strokes
    double outside = 0;  // length outside of tables
    double begin = 0, end = 0;
    double tilt = 0;  // sum of slopes, weighted by the precision of a fit
    double weight = 0;
    int strokes = 0;
};

Evidence evidence_of(const Stroke& s, double line, double outside) {
    const double weight = std::pow(s.length(), 3);
    return {line, outside, s.begin, s.end, weight * s.slope, weight, 1};
}

Evidence joined(const Evidence& a, const Evidence& b) {
    return {a.line + b.line, a.outside + b.outside, std::min(a.begin, b.begin), std::max(a.end, b.end),
            a.tilt + b.tilt, a.weight + b.weight,   a.strokes + b.strokes};
}

// Two proofs: long strokes outside of tables, or a tilt with the raster where the rules have none.
bool is_streak(const Evidence& e, double raster_slope, double page_extent, const GridScale& scale) {
    const double extent = e.end - e.begin;
    if (extent < kPageShare * page_extent) return false;
    const bool leaves = e.outside >= kOutsideMm * scale.px_per_mm;
    const bool skewed = std::abs(raster_slope) * extent >= kLeastTiltMm * scale.px_per_mm;
    return leaves ||
           (skewed && std::abs(e.tilt / e.weight - raster_slope) <= kTiltTolerance * std::abs(raster_slope));
}

// Where the streaks are in the source's raster.
std::vector<double> find_streak_lines(std::vector<Evidence> evidence, double raster_slope, double page_extent,
                                      const GridScale& scale) {
    std::sort(evidence.begin(), evidence.end(),
              [](const Evidence& a, const Evidence& b) { return a.line < b.line; });
    std::vector<double> lines;
    for (std::size_t from = 0; from < evidence.size(); ++from) {
        Evidence all = evidence[from];
        const double last = evidence[from].line + kSameLineMm * scale.px_per_mm;
        for (std::size_t k = from + 1; k < evidence.size() && evidence[k].line <= last; ++k) {
            all = joined(all, evidence[k]);
        }
        if (is_streak(all, raster_slope, page_extent, scale)) lines.push_back(all.line / all.strokes);
    }
    return lines;
}

int count_ending(const Stroke& s, const std::vector<Stroke>& crossing, const GridScale& scale) {
    const double slack = scale.reach_px + s.width_px / 2;
    return static_cast<int>(std::count_if(crossing.begin(), crossing.end(), [&](const Stroke& c) {
        const double along = level(c);
        if (along < s.begin - slack || along > s.end + slack) return false;
        return std::min(std::abs(c.begin - s.at(along)), std::abs(c.end - s.at(along))) <= slack;
    }));
}

}  // namespace

Direction feed_direction(const UprightPage& page) {
    return page.quarter_turns % 2 == 0 ? Direction::vertical : Direction::horizontal;
}

std::vector<Stroke> drop_streaks(std::vector<Stroke> strokes, const std::vector<RuleSet>& tables,
                                 const UprightPage& page, const GridScale& scale) {
    const bool upright = feed_direction(page) == Direction::vertical;
    const double page_extent = upright ? page.ink.rows : page.ink.cols;
    std::vector<Extent> extents;
    std::vector<Stroke> crossing;
    for (const RuleSet& t : tables) {
        extents.push_back(upright ? extent_of(t.vertical, t.horizontal) : extent_of(t.horizontal, t.vertical));
        const std::vector<Stroke>& across = upright ? t.horizontal : t.vertical;
        crossing.insert(crossing.end(), across.begin(), across.end());
    }
    std::vector<Evidence> evidence;
    for (const Stroke& s : strokes) {
        if (s.length() < kShortestMm * scale.px_per_mm) continue;
        const double outside = outside_length(s, extents, kMarginMm * scale.px_per_mm);
        evidence.push_back(evidence_of(s, raster_line(s, page), outside));
    }
    const std::vector<double> lines =
        find_streak_lines(std::move(evidence), raster_slope(page, feed_direction(page)), page_extent, scale);
    std::erase_if(strokes, [&](const Stroke& s) {
        const double line = raster_line(s, page);
        const bool on_streak = std::any_of(lines.begin(), lines.end(), [&](double l) {
            return std::abs(l - line) <= kSameLineMm * scale.px_per_mm;
        });
        return on_streak && count_ending(s, crossing, scale) < kEndingRules;
    });
    return strokes;
}

}  // namespace shenbao
