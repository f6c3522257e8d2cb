#include "pipeline/grid/pale_rules.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace shenbao {
namespace {

constexpr double kFreeEndMm = 2.5;   // as in pale_dividers: what ends so far from a rule is a streak or a fold
constexpr double kWornFromMm = 20;   // so long a line may end where it is worn away; guess, unmeasured
constexpr double kNextPieceMm = 12;  // as bridge_breaks in merge_strokes

struct Extent {
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
};

double level(const Stroke& s) {
    return s.at(s.middle());
}

// Of the strokes that are seen in the ink: across them, and along those that cross them.
Extent ink_extent(const std::vector<Stroke>& strokes, const std::vector<Stroke>& crossing) {
    Extent extent;
    const auto add = [&extent](double low, double high) {
        extent.low = std::min(extent.low, low);
        extent.high = std::max(extent.high, high);
    };
    for (const Stroke& s : strokes)
        if (!s.pale) add(level(s), level(s));
    for (const Stroke& s : crossing)
        if (!s.pale) add(s.begin, s.end);
    return extent;
}

// At a rule, or before the next piece of its line.
bool ends_well(const Stroke& s, double end, const std::vector<Stroke>& line_mates,
               const std::vector<Stroke>& crossing, const GridScale& scale) {
    const double reach = kFreeEndMm * scale.px_per_mm, next = kNextPieceMm * scale.px_per_mm;
    const auto is_rule = [&](const Stroke& c) {
        return std::abs(c.at(s.at(end)) - end) <= reach && s.at(end) >= c.begin - reach &&
               s.at(end) <= c.end + reach;
    };
    const auto goes_on = [&](const Stroke& other) {
        if (std::abs(other.at(end) - s.at(end)) > scale.collinear_px) return false;
        return end > s.middle() ? other.end > end + reach && other.begin < end + next
                                : other.begin < end - reach && other.end > end - next;
    };
    return std::ranges::any_of(crossing, is_rule) || std::ranges::any_of(line_mates, goes_on);
}

std::vector<Stroke> keep_bound(const std::vector<Stroke>& strokes, const std::vector<Stroke>& crossing,
                               const GridScale& scale) {
    const Extent across = ink_extent(strokes, {}), along = ink_extent(crossing, strokes);
    const double beyond = kFreeEndMm * scale.px_per_mm;
    const auto is_inside = [&](const Stroke& s) {
        return level(s) >= across.low && level(s) <= across.high && s.begin >= along.low - beyond &&
               s.end <= along.high + beyond;
    };
    const auto is_bound = [&](const Stroke& s) {
        return s.length() >= kWornFromMm * scale.px_per_mm ||
               (ends_well(s, s.begin, strokes, crossing, scale) && ends_well(s, s.end, strokes, crossing, scale));
    };
    std::vector<Stroke> kept;
    for (const Stroke& s : strokes)
        if (!s.pale || (is_inside(s) && is_bound(s))) kept.push_back(s);
    return kept;
}

}  // namespace

std::vector<RuleSet> drop_free_pale(std::vector<RuleSet> tables, const GridScale& scale) {
    for (RuleSet& rules : tables) {
        std::vector<Stroke> rows = keep_bound(rules.horizontal, rules.vertical, scale);
        rules.vertical = keep_bound(rules.vertical, rules.horizontal, scale);
        rules.horizontal = std::move(rows);
    }
    std::erase_if(tables, [](const RuleSet& rules) {
        const auto [fewer, more] = std::minmax({rules.horizontal.size(), rules.vertical.size()});
        return fewer < 1 || more < 2;
    });
    return tables;
}

}  // namespace shenbao
