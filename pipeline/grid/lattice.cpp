#include "pipeline/grid/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace shenbao {
namespace {

constexpr double kSlopeFromMm = 30;    // strokes from here on tell the residual slope; guess, unmeasured
constexpr double kMaxResidual = 0.01;  // rise per length; more is not a residue of deskewing; guess, unmeasured

// Median of the slopes of the long strokes, weighted by their length.
double residual_slope(const std::vector<Stroke>& strokes, const GridScale& scale) {
    std::vector<std::pair<double, double>> slopes;  // slope, length
    double total = 0;
    for (const Stroke& s : strokes) {
        if (s.length() < kSlopeFromMm * scale.px_per_mm || s.inferred) continue;
        slopes.emplace_back(s.slope, s.length());
        total += s.length();
    }
    std::sort(slopes.begin(), slopes.end());
    double passed = 0;
    for (const auto& [slope, length] : slopes) {
        passed += length;
        if (2 * passed >= total) return std::clamp(slope, -kMaxResidual, kMaxResidual);
    }
    return 0;
}

void refresh_line(LatticeLine& line) {
    std::sort(line.strokes.begin(), line.strokes.end(),
              [](const Stroke& a, const Stroke& b) { return a.begin < b.begin; });
    double weight = 0;
    double position = 0;
    double width = 0;
    for (const Stroke& s : line.strokes) {
        weight += s.length();
        position += s.length() * (s.at(s.middle()) - line.slope * (s.middle() - line.reference));
        width += s.length() * s.width_px;
    }
    line.position = position / weight;
    line.width_px = width / weight;
}

std::vector<LatticeLine> cluster_lines(const std::vector<Stroke>& strokes, double reference,
                                       const GridScale& scale) {
    const double slope = strokes.empty() ? 0 : residual_slope(strokes, scale);
    const auto levelled = [&](const Stroke& s) { return s.at(s.middle()) - slope * (s.middle() - reference); };
    std::vector<Stroke> sorted = strokes;
    std::sort(sorted.begin(), sorted.end(),
              [&](const Stroke& a, const Stroke& b) { return levelled(a) < levelled(b); });
    std::vector<LatticeLine> lines;
    double weight = 0;  // of the last line
    for (const Stroke& s : sorted) {
        if (lines.empty() || levelled(s) - lines.back().position > scale.collinear_px) {
            lines.push_back({s.direction, levelled(s), slope, reference, 0, {}});
            weight = 0;
        }
        LatticeLine& line = lines.back();
        line.strokes.push_back(s);
        weight += s.length();
        line.position += (levelled(s) - line.position) * s.length() / weight;
    }
    for (LatticeLine& line : lines) refresh_line(line);
    return lines;
}

double middle_of(const std::vector<Stroke>& strokes) {
    double low = strokes.front().begin;
    double high = strokes.front().end;
    for (const Stroke& s : strokes) {
        low = std::min(low, s.begin);
        high = std::max(high, s.end);
    }
    return (low + high) / 2;
}

}  // namespace

double LatticeLine::at(double along) const {
    const Stroke* before = nullptr;  // the stroke that ends last before `along`
    const Stroke* after = nullptr;
    for (const Stroke& s : strokes) {
        if (s.begin <= along && along <= s.end) return s.at(along);
        if (s.end < along && (!before || s.end > before->end)) before = &s;
        if (s.begin > along && !after) after = &s;
    }
    if (before && after) {
        const double share = (along - before->end) / (after->begin - before->end);
        return (1 - share) * before->at(before->end) + share * after->at(after->begin);
    }
    if (before) return before->at(before->end) + slope * (along - before->end);
    if (after) return after->at(after->begin) + slope * (along - after->begin);
    return position + slope * (along - reference);
}

bool LatticeLine::covers(double along) const {
    return std::any_of(strokes.begin(), strokes.end(), [&](const Stroke& s) { return s.covers(along); });
}

double LatticeLine::length() const {
    double total = 0;
    for (const Stroke& s : strokes) total += s.length();
    return total;
}

Lattice build_lattice(const RuleSet& rules, const GridScale& scale) {
    if (rules.horizontal.empty() || rules.vertical.empty()) return {};
    return {cluster_lines(rules.horizontal, middle_of(rules.horizontal), scale),
            cluster_lines(rules.vertical, middle_of(rules.vertical), scale)};
}

LatticeLine merge_lines(const LatticeLine& a, const LatticeLine& b) {
    LatticeLine line = a.length() >= b.length() ? a : b;
    const LatticeLine& other = a.length() >= b.length() ? b : a;
    line.strokes.insert(line.strokes.end(), other.strokes.begin(), other.strokes.end());
    refresh_line(line);
    return line;
}

}  // namespace shenbao
