#include "pipeline/grid/streaks.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "pipeline/grid/build_table.hpp"
#include "pipeline/grid/crossed_print.hpp"

namespace shenbao {
namespace {

constexpr double kSameLineMm = 0.4;     // streaks keep their column of the raster; guess, unmeasured
constexpr double kOutsideMm = 10;       // of strokes outside of tables; longer than the stroke of a title
constexpr double kShortestMm = 5;       // of these; longer than the strokes of running text
constexpr double kPageShare = 0.35;     // of the page's extent along the streak; guess, unmeasured
constexpr double kMarginMm = 2;         // rules run over their corner; guess, unmeasured
constexpr double kLeastTiltMm = 1;      // off the rules' direction, over the streak's length; guess, unmeasured
constexpr double kTiltTolerance = 0.4;  // of the tilt; guess, unmeasured
constexpr double kThinner = 0.75;       // times the rules: streaks of faxes 2 px upright, their rules 3 px
constexpr double kTellingMm = 10;       // shorter ones may be worn by print; guess, unmeasured
constexpr double kAlike = 1.3;       // in width, pieces of one streak; less than rules of 3 px to streaks of 2 px
constexpr double kOnLineMm = 0.15;   // of a thick piece (characters) of a thin streak; faxes: 1 px
constexpr double kRuleClear = 0.9;   // rules of faxes 0.92 and more, streaks through characters 0.88 and less
constexpr double kFreeTiltMm = 0.4;  // the same of a line with free ends; guess, unmeasured
constexpr int kCrossedPrint = 3;     // the ring of a black seal crosses a rule twice
constexpr double kCrossingShare = 0.2;  // as kPageShare, of a line that runs through print; guess, unmeasured
constexpr double kFreeCover = 0.4;  // of the extent of pieces with free ends; characters on one line 0.3; guess
constexpr int kFreeEnds = 2;        // guess, unmeasured
constexpr double kFreeEndMm = 3;    // from the next rule that it meets; guess, unmeasured
constexpr int kEndingRules = 2;     // so many rules that end at a stroke make it one; guess, unmeasured

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
    int free_ends = 0;
    double free_length = 0;               // of the strokes with free ends
    double free_begin = 0, free_end = 0;  // their extent; empty: none
    int crossed = 0;                      // places where it runs through print
    int strokes = 0;
};

Evidence joined(Evidence a, const Evidence& b) {
    a.line += b.line;
    a.outside += b.outside;
    a.begin = std::min(a.begin, b.begin);
    a.end = std::max(a.end, b.end);
    a.tilt += b.tilt;
    a.weight += b.weight;
    if (b.free_ends > 0) {
        a.free_begin = a.free_ends > 0 ? std::min(a.free_begin, b.free_begin) : b.free_begin;
        a.free_end = a.free_ends > 0 ? std::max(a.free_end, b.free_end) : b.free_end;
    }
    a.free_ends += b.free_ends;
    a.free_length += b.free_length;
    a.crossed += b.crossed;
    a.strokes += b.strokes;
    return a;
}

// Three proofs: long strokes outside of tables; a tilt with the raster where the rules have none; or ends where no
// rule is, of a line that runs through print or has less of a tilt.
bool is_streak(const Evidence& e, double raster_slope, double page_extent, const GridScale& scale) {
    const double extent = e.end - e.begin;
    const bool free = e.free_ends >= kFreeEnds;
    // Strokes of characters beside a rule have free ends, too, but do not follow each other as its pieces would.
    const double free_extent = e.free_end - e.free_begin;
    const bool in_pieces = e.free_length >= kFreeCover * free_extent;
    if (free && in_pieces && e.crossed >= kCrossedPrint && free_extent >= kCrossingShare * page_extent)
        return true;
    if (extent < kPageShare * page_extent) return false;
    if (e.outside >= kOutsideMm * scale.px_per_mm) return true;
    const double drift_mm = std::abs(raster_slope) * extent / scale.px_per_mm;
    const bool with_raster = std::abs(e.tilt / e.weight - raster_slope) <= kTiltTolerance * std::abs(raster_slope);
    return with_raster && drift_mm >= (free ? kFreeTiltMm : kLeastTiltMm);
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

// The tables found with the streaks, in the frame of the feed.
struct Tables {
    std::vector<Extent> extents;
    std::vector<Stroke> along;     // rules along the feed
    std::vector<Stroke> crossing;  // and across it
};

Tables describe_tables(const std::vector<RuleSet>& rules, Direction feed, const GridScale& scale) {
    const bool upright = feed == Direction::vertical;
    Tables tables;
    for (const RuleSet& printed : rules) {
        // Rules that stick out together are no streaks: the table's side is not printed.
        const RuleSet closed = close_open_sides(printed, scale);
        const RuleSet& t = closed.horizontal.empty() ? printed : closed;
        tables.extents.push_back(upright ? extent_of(t.vertical, t.horizontal)
                                         : extent_of(t.horizontal, t.vertical));
        const std::vector<Stroke>& along = upright ? t.vertical : t.horizontal;
        const std::vector<Stroke>& across = upright ? t.horizontal : t.vertical;
        tables.along.insert(tables.along.end(), along.begin(), along.end());
        tables.crossing.insert(tables.crossing.end(), across.begin(), across.end());
    }
    return tables;
}

// Ends of a stroke that are in a table and at no rule.
int count_free_ends(const Stroke& s, const Tables& tables, const GridScale& scale) {
    const auto is_free = [&](double end) {
        const double across = s.at(end);
        const bool inside = std::any_of(tables.extents.begin(), tables.extents.end(), [&](const Extent& t) {
            return t.begin <= end && end <= t.end && t.low <= across && across <= t.high;
        });
        return inside && std::none_of(tables.crossing.begin(), tables.crossing.end(), [&](const Stroke& c) {
                   const bool meets = c.begin - scale.reach_px <= across && across <= c.end + scale.reach_px;
                   return meets && std::abs(c.at(across) - end) <= kFreeEndMm * scale.px_per_mm;
               });
    };
    return (is_free(s.begin) ? 1 : 0) + (is_free(s.end) ? 1 : 0);
}

Evidence evidence_of(const Stroke& s, const Tables& tables, const cv::Mat& ink, const UprightPage& page,
                     const GridScale& scale) {
    const double weight = std::pow(s.length(), 3);
    const int free = count_free_ends(s, tables, scale);
    return {raster_line(s, page),
            outside_length(s, tables.extents, kMarginMm * scale.px_per_mm),
            s.begin,
            s.end,
            weight * s.slope,
            weight,
            free,
            free > 0 ? s.length() : 0,
            s.begin,
            s.end,
            count_crossed_print(ink, s, tables.crossing, scale),
            1};
}

bool is_on(double line, const Stroke& s, const UprightPage& page, double reach_px) {
    return std::abs(raster_line(s, page) - line) <= reach_px;
}

// Median width of the rules that other rules end at; 0 where there are none.
double rule_width(const Tables& tables, const GridScale& scale) {
    std::vector<double> widths;
    for (const Stroke& s : tables.along) {
        if (count_ending(s, tables.crossing, scale) >= kEndingRules) widths.push_back(s.width_px);
    }
    if (widths.empty()) return 0;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

// The streak on a line of the raster, from the thinnest strokes there (of some length, if there are any) that are
// no rules; the longest of these tells best where it is.
std::optional<Streak> describe_streak(double line, std::vector<Stroke> strokes, const Tables& tables,
                                      const UprightPage& page, const GridScale& scale) {
    std::erase_if(strokes, [&](const Stroke& s) {
        return s.length() < kShortestMm * scale.px_per_mm ||
               !is_on(line, s, page, kSameLineMm * scale.px_per_mm) ||
               count_ending(s, tables.crossing, scale) >= kEndingRules;
    });
    if (strokes.empty()) return std::nullopt;
    const auto thinner = [&](const Stroke& a, const Stroke& b) {
        const auto rank = [&](const Stroke& s) {
            return std::pair(s.length() < kTellingMm * scale.px_per_mm, s.width_px);
        };
        return rank(a) < rank(b);
    };
    const double width = std::min_element(strokes.begin(), strokes.end(), thinner)->width_px;
    std::erase_if(strokes, [&](const Stroke& s) { return s.width_px > kAlike * width; });
    // Those that took up a piece of a rule do not go with the raster.
    const double raster = raster_slope(page, feed_direction(page));
    const auto strays = [&](const Stroke& s) {
        return std::abs(s.slope - raster) * s.length() > kSameLineMm * scale.px_per_mm;
    };
    const auto worse = [&](const Stroke& a, const Stroke& b) {
        return std::pair(!strays(a), a.length()) < std::pair(!strays(b), b.length());
    };
    const Stroke& longest = *std::max_element(strokes.begin(), strokes.end(), worse);
    Streak streak{raster_line(longest, page), level(longest), width, false, {}};
    streak.thin = width <= kThinner * rule_width(tables, scale);
    for (const Stroke& s : strokes) streak.seen.emplace_back(s.begin, s.end);
    return streak;
}

}  // namespace

Direction feed_direction(const UprightPage& page) {
    return page.quarter_turns % 2 == 0 ? Direction::vertical : Direction::horizontal;
}

std::vector<Streak> find_streaks(const std::vector<Stroke>& strokes, const std::vector<RuleSet>& rules,
                                 const PageInk& ink, const UprightPage& page, const GridScale& scale) {
    const Direction feed = feed_direction(page);
    const cv::Mat& fed_ink = ink.ink[feed == Direction::horizontal ? 0 : 1];
    const Tables tables = describe_tables(rules, feed, scale);
    std::vector<Evidence> evidence;
    for (const Stroke& s : strokes) {
        if (s.length() < kShortestMm * scale.px_per_mm) continue;
        evidence.push_back(evidence_of(s, tables, fed_ink, page, scale));
    }
    const double page_extent = feed == Direction::vertical ? page.ink.rows : page.ink.cols;
    std::vector<Streak> streaks;
    for (const double line :
         find_streak_lines(std::move(evidence), raster_slope(page, feed), page_extent, scale)) {
        const auto streak = describe_streak(line, strokes, tables, page, scale);
        if (streak && (streaks.empty() || streak->line != streaks.back().line)) streaks.push_back(*streak);
    }
    return streaks;
}

std::vector<Stroke> drop_streaks(std::vector<Stroke> strokes, const std::vector<Streak>& streaks,
                                 const std::vector<RuleSet>& rules, const UprightPage& page,
                                 const GridScale& scale) {
    const std::vector<Stroke> crossing = describe_tables(rules, feed_direction(page), scale).crossing;
    std::erase_if(strokes, [&](const Stroke& s) {
        const bool on_streak = std::any_of(streaks.begin(), streaks.end(), [&](const Streak& streak) {
            if (streak.thin && s.width_px > kAlike * streak.width_px)
                return s.clear < kRuleClear && is_on(streak.line, s, page, kOnLineMm * scale.px_per_mm);
            return is_on(streak.line, s, page, kSameLineMm * scale.px_per_mm);
        });
        return on_streak && count_ending(s, crossing, scale) < kEndingRules;
    });
    return strokes;
}

}  // namespace shenbao
