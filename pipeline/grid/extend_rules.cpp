#include "pipeline/grid/extend_rules.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/grid/faint_rule.hpp"

namespace shenbao {
namespace {

constexpr double kStepMm = 0.4;      // looked at together; guess
constexpr double kClear = 0.9;       // rules 0.95 and more, rows of characters 0.6 to 0.8 (grow_rules)
constexpr double kSeenShare = 0.75;  // of a step; guess

// How far the stroke goes on beyond its begin (sign -1) or its end (+1), px.
double seen_beyond(const Stroke& s, int sign, const cv::Mat& grey, const GridScale& scale) {
    LatticeLine line;
    line.direction = s.direction;
    line.reference = sign < 0 ? s.begin : s.end;
    line.position = s.at(line.reference);
    line.slope = s.slope;
    line.width_px = s.width_px;
    const int step = std::max(3, static_cast<int>(std::lround(kStepMm * scale.px_per_mm)));
    int beyond = 0;
    while (beyond + step <= scale.far_reach_px) {
        const int from = static_cast<int>(std::lround(line.reference)) + sign * beyond, to = from + sign * step;
        if (std::min(from, to) < 0 || std::max(from, to) > grey.cols) break;
        if (faint_share(grey, line, std::min(from, to), std::max(from, to), scale) < kSeenShare) break;
        beyond += step;
    }
    return beyond;
}

}  // namespace

std::vector<Stroke> extend_rules(std::vector<Stroke> strokes, const cv::Mat& grey, const GridScale& scale) {
    if (grey.empty()) return strokes;
    for (Stroke& s : strokes) {
        if (s.dashed || s.length() < scale.strong_px || s.clear < kClear) continue;
        s.begin -= seen_beyond(s, -1, grey, scale);
        s.end += seen_beyond(s, 1, grey, scale);
    }
    return strokes;
}

}  // namespace shenbao
