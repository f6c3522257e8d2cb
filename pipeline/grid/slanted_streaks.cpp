#include "pipeline/grid/slanted_streaks.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/grid/follow_leaning_line.hpp"

namespace shenbao {
namespace {

constexpr double kFreeEndMm = 3;      // as in stray_rules
constexpr double kEndingShare = 0.5;  // of the rules that it meets: more end at it, and it is one. Guess
constexpr double kOutsideMm = 10;     // beyond them, as in streaks
constexpr double kTellingMm = 25;     // strokes from here on tell the rules' own lean; guess
constexpr double kSameLean = 0.3;     // of the streak's: rules of a warped page lean alike. Guess
constexpr double kOnLineMm = 1;

// Does it stop at rules on both its ends, or do those that it meets stop at it, and it not far from them?
bool ends_as_rule(const SlantedStreak& s, const std::vector<Stroke>& crossing, const GridScale& scale) {
    const double slack = kFreeEndMm * scale.px_per_mm;
    double begin_gap = 1e9, end_gap = 1e9;
    int met = 0, ending = 0;
    for (const Stroke& c : crossing) {
        if (c.length() < scale.strong_px) continue;
        const double along = c.at(s.at(c.at(c.middle()))), across = s.at(along);
        if (along < s.begin - slack || along > s.end + slack) continue;
        if (across < c.begin - scale.reach_px || across > c.end + scale.reach_px) continue;
        ++met;
        ending += std::min(std::abs(across - c.begin), std::abs(across - c.end)) <= scale.reach_px ? 1 : 0;
        begin_gap = std::min(begin_gap, std::abs(along - s.begin));
        end_gap = std::min(end_gap, std::abs(along - s.end));
    }
    if (begin_gap <= slack && end_gap <= slack) return true;
    const double outside = kOutsideMm * scale.px_per_mm;
    return met > 1 && ending >= kEndingShare * met && begin_gap < outside && end_gap < outside;
}

// On a page that lies crooked its rules lean, too.
bool leans_as_rules(const SlantedStreak& s, const std::vector<Stroke>& along, const GridScale& scale) {
    return std::ranges::any_of(along, [&](const Stroke& rule) {
        const double middle = rule.middle();
        const bool is_own = std::abs(rule.at(middle) - s.at(middle)) <= kOnLineMm * scale.px_per_mm;
        return !is_own && rule.length() >= kTellingMm * scale.px_per_mm &&
               std::abs(rule.slope - s.lean) <= kSameLean * std::abs(s.lean);
    });
}

void add_streaks(const cv::Mat& ink, Direction direction, const std::vector<Stroke>& along,
                 const std::vector<Stroke>& crossing, const GridScale& scale,
                 std::vector<SlantedStreak>& streaks) {
    for (const LeaningLine& line : propose_leaning_lines(ink, scale)) {
        const auto streak = follow_leaning_line(ink, line, direction, scale);
        if (streak && !ends_as_rule(*streak, crossing, scale) && !leans_as_rules(*streak, along, scale))
            streaks.push_back(*streak);
    }
}

}  // namespace

std::vector<SlantedStreak> find_slanted_streaks(const PageInk& ink, const std::vector<Stroke>& horizontal,
                                                const std::vector<Stroke>& vertical, const GridScale& scale) {
    std::vector<SlantedStreak> streaks;
    add_streaks(ink.ink[0], Direction::vertical, vertical, horizontal, scale, streaks);
    add_streaks(ink.ink[1], Direction::horizontal, horizontal, vertical, scale, streaks);
    return streaks;
}

}  // namespace shenbao
