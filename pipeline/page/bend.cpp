#include "pipeline/page/bend.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <opencv2/core.hpp>
#include <utility>
#include <vector>

#include "pipeline/page/cell_walls.hpp"
#include "pipeline/page/fit_field.hpp"

// Each direction has a field of its own (fit_field). Where its rules lie all over the page they tell all of it.
// Where they are few or stand close together, the edges of the sheet say what lies beyond them; where they are
// short besides, only shear and perspective are fitted.

namespace shenbao {
namespace {

constexpr std::size_t kMaxRules = 160;  // the longest of each direction
constexpr double kMinStiffInch =
    0.6;  // of the rules of one direction that tell its shear and perspective, without edges; guess
constexpr double kLongestStrokeInch = 2;    // of a pen; guess
constexpr double kAllOver = 0.5;            // of the page's extent, both ways; guess
constexpr double kPrintSlant = 0.02;        // radians; how aslant print may well lie on its sheet: 1 degree; guess
constexpr double kSameSlant = 0.001;        // radians; both directions lie so equally aslant
constexpr double kMaxSlant = 0.05;          // radians; edges more aslant are none of the sheet's
constexpr double kMaxEdgeErrorInch = 0.01;  // edges less straight are none, or folded; guess
constexpr double kMinEdgesKept = 0.8;       // of their points; guess
constexpr double kLeastScale = 0.6;  // of a flat page's sides, against the level ones, and the other way; guess
constexpr double kWorthwhile = 0.6;  // crookedness or slant must fall to this share of what it was
constexpr double kNoWorsePx = 0.1;   // that the rules may lose while the page as a whole gains

std::vector<const RuleCurve*> longest_of(std::span<const RuleCurve> curves, Direction direction) {
    std::vector<const RuleCurve*> chosen;
    for (const RuleCurve& curve : curves)
        if (curve.direction == direction) chosen.push_back(&curve);
    std::sort(chosen.begin(), chosen.end(), [](auto* a, auto* b) { return a->points.size() > b->points.size(); });
    if (chosen.size() > kMaxRules) chosen.resize(kMaxRules);
    return chosen;
}

double total_length(const std::vector<const RuleCurve*>& rules) {
    double length = 0;
    for (const RuleCurve* rule : rules) length += rule->length();
    return length;
}

bool lie_all_over(const std::vector<const RuleCurve*>& rules, const cv::Rect2d& extent) {
    double x0 = extent.br().x, y0 = extent.br().y, x1 = extent.x, y1 = extent.y;
    for (const RuleCurve* rule : rules)
        for (const cv::Point2f& p : {rule->points.front(), rule->points.back()}) {
            x0 = std::min<double>(x0, p.x), x1 = std::max<double>(x1, p.x);
            y0 = std::min<double>(y0, p.y), y1 = std::max<double>(y1, p.y);
        }
    return x1 - x0 > kAllOver * extent.width && y1 - y0 > kAllOver * extent.height;
}

// Among few rules strokes of print and pens count for too much.
bool may_be_stroke(const RuleCurve& rule, std::span<const RuleCurve> page_rules, double dpi) {
    return rule.length() < kLongestStrokeInch * dpi && !runs_from_rule_to_rule(rule, page_rules, dpi);
}

bool are_trusted(const FieldFit& fit, double dpi) {
    return fit.edge_error_px < kMaxEdgeErrorInch * dpi && fit.edges_kept > kMinEdgesKept &&
           std::abs(fit.edge_slant) < kMaxSlant;
}

// A field that is empty where nothing tells it. page_rules: of both directions.
FieldFit fit_direction(FieldLines lines, std::span<const RuleCurve> page_rules, const cv::Rect2d& extent,
                       double dpi) {
    const bool tells_bend = lines.rules.size() > 1 && total_length(lines.rules) >= kFewRulesInch * dpi;
    if (!tells_bend) std::erase_if(lines.rules, [&](auto* rule) { return may_be_stroke(*rule, page_rules, dpi); });
    const bool tells_all = tells_bend && lie_all_over(lines.rules, extent);
    if (tells_all) lines.edges.clear();
    if (!lines.edges.empty()) {
        const FieldFit fit = fit_field(lines, FieldShape::alike, extent, dpi);
        if (are_trusted(fit, dpi)) return fit;
        lines.edges.clear();
    }
    if (lines.rules.size() < 2 || total_length(lines.rules) < kMinStiffInch * dpi) return {};
    const FieldShape shape = tells_all ? FieldShape::free : tells_bend ? FieldShape::alike : FieldShape::stiff;
    return fit_field(lines, shape, extent, dpi);
}

using Fits = std::map<Direction, FieldFit>;

Fits fit_directions(std::span<const RuleCurve> level_curves, std::span<const RuleCurve> sheet_edges,
                    const cv::Rect2d& extent, double dpi) {
    const auto lines_of = [&](Direction d) {
        return FieldLines{d, longest_of(level_curves, d), longest_of(sheet_edges, d), 0, kPrintSlant};
    };
    // The direction with more rules goes first: it knows better how the print lies on its sheet.
    FieldLines first = lines_of(Direction::horizontal), second = lines_of(Direction::vertical);
    if (total_length(first.rules) < total_length(second.rules)) std::swap(first, second);
    const FieldFit fit = fit_direction(first, level_curves, extent, dpi);
    if (fit.uses_edges) {
        second.expected_slant = fit.edge_slant;
        second.slant_tolerance = kSameSlant;
    }
    return {{first.direction, fit}, {second.direction, fit_direction(second, level_curves, extent, dpi)}};
}

// The edges that had a say, turned so that they would lie as the rules do.
std::vector<RuleCurve> used_edges(std::span<const RuleCurve> edges, const Fits& fits) {
    std::vector<RuleCurve> used;
    for (const RuleCurve& edge : edges) {
        const FieldFit& fit = fits.at(edge.direction);
        if (!fit.uses_edges) continue;
        const auto slant = static_cast<float>(fit.edge_slant);
        used.push_back(edge);
        for (cv::Point2f& p : used.back().points) {
            if (edge.direction == Direction::horizontal)
                p.y -= slant * p.x;
            else
                p.x += slant * p.y;
        }
    }
    return used;
}

struct Crook {
    double rms, length;
};

// By rising RMS distance from a straight line along the axis.
std::vector<Crook> measure_crooks(std::span<const RuleCurve> curves) {
    std::vector<Crook> crooks;
    for (const RuleCurve& curve : curves) {
        double sum = 0, squares = 0;
        const double n = static_cast<double>(curve.points.size()),
                     first = across(curve.points[0], curve.direction);
        for (const cv::Point2f& p : curve.points) {
            const double off = across(p, curve.direction) - first;
            sum += off;
            squares += off * off;
        }
        crooks.push_back({std::sqrt(std::max(0.0, squares - sum * sum / n) / n), n});
    }
    std::sort(crooks.begin(), crooks.end(), [](const Crook& a, const Crook& b) { return a.rms < b.rms; });
    return crooks;
}

// What the places of the lines do not prevent: a field that changes distances much is none of a page, a slanted
// stroke was taken for a rule. On the mean, for perspective makes one side shorter than the other.
bool keeps_distances(const PageBend& bend, const cv::Rect2d& extent) {
    constexpr int kSteps = 8;
    double width = 0, height = 0;
    for (int i = 0; i <= kSteps; ++i) {
        const double x = extent.x + extent.width * i / kSteps, y = extent.y + extent.height * i / kSteps;
        width += (bend.flatten({extent.br().x, y}).x - bend.flatten({extent.x, y}).x) / (kSteps + 1);
        height += (bend.flatten({x, extent.br().y}).y - bend.flatten({x, extent.y}).y) / (kSteps + 1);
    }
    const auto is_kept = [](double flat, double level) {
        return flat > kLeastScale * level && flat < level / kLeastScale;
    };
    return is_kept(width, extent.width) && is_kept(height, extent.height);
}

}  // namespace

cv::Point2d PageBend::flatten(const cv::Point2d& level) const {
    return {level.x + dx(level), level.y + dy(level)};
}

cv::Point2d PageBend::unflatten(const cv::Point2d& flat) const {
    constexpr int kMaxSteps = 40;
    cv::Point2d level = flat;
    for (int step = 0; step < kMaxSteps; ++step) {
        const cv::Point2d miss = flat - flatten(level);
        level += miss;
        if (cv::norm(miss) < 0.001) break;
    }
    return level;
}

double measure_straightness(std::span<const RuleCurve> level_curves) {
    constexpr double kMostLeftOut =
        0.2;  // of the length: two long rules among short walls are no strokes of a pen
    std::vector<Crook> crooks = measure_crooks(level_curves);
    double length = 0, left_out = 0, squares = 0;
    for (const Crook& crook : crooks) length += crook.length;
    const double most = kMostLeftOut * length;
    for (std::size_t left = crooks.size() - crooks.size() * 9 / 10; left > 0 && crooks.size() > 1; --left) {
        left_out += crooks.back().length;
        if (left_out > most) break;
        length -= crooks.back().length;
        crooks.pop_back();
    }
    for (const Crook& crook : crooks) squares += crook.rms * crook.rms * crook.length;
    return length > 0 ? std::sqrt(squares / length) : 0;
}

double measure_aslant(std::span<const RuleCurve> level_curves, double dpi) {
    double most = 0;
    for (const Direction d : {Direction::horizontal, Direction::vertical}) {
        auto walls = longest_of(level_curves, d);
        if (total_length(walls) >= kFewRulesInch * dpi) continue;
        std::erase_if(walls, [&](auto* wall) { return !runs_from_rule_to_rule(*wall, level_curves, dpi); });
        const double length = total_length(walls);
        double sum = 0;
        for (const RuleCurve* wall : walls) sum += wall->length() * std::abs(wall->slant_deg());
        if (walls.size() > 1 && length >= kMinStiffInch * dpi) most = std::max(most, sum / length);
    }
    return most;
}

double measure_crookedness(std::span<const RuleCurve> level_curves) {
    const std::vector<Crook> crooks = measure_crooks(level_curves);
    double total = 0, sum = 0;
    for (const Crook& crook : crooks) total += crook.length;
    for (const Crook& crook : crooks)
        if ((sum += crook.length) >= 0.75 * total) return crook.rms;
    return 0;
}

std::vector<RuleCurve> flatten_curves(std::span<const RuleCurve> level_curves, const PageBend& bend) {
    std::vector<RuleCurve> flat(level_curves.begin(), level_curves.end());
    for (RuleCurve& curve : flat)
        for (cv::Point2f& p : curve.points) p = cv::Point2f(bend.flatten(cv::Point2d(p)));
    return flat;
}

std::optional<PageBend> fit_bend(std::span<const RuleCurve> level_curves, std::span<const RuleCurve> sheet_edges,
                                 const cv::Rect2d& extent, double dpi) {
    const Fits fits = fit_directions(level_curves, sheet_edges, extent, dpi);
    const PageBend bend{fits.at(Direction::vertical).field, fits.at(Direction::horizontal).field};
    if (!keeps_distances(bend, extent)) return std::nullopt;
    const auto flat_curves = flatten_curves(level_curves, bend);
    if (measure_straightness(flat_curves) > measure_straightness(level_curves) + kNoWorsePx) return std::nullopt;
    const double aslant_deg = measure_aslant(level_curves, dpi);
    if (aslant_deg > kAslantDeg && measure_aslant(flat_curves, dpi) < kWorthwhile * aslant_deg) return bend;
    auto level = used_edges(sheet_edges, fits), flat = used_edges(flatten_curves(sheet_edges, bend), fits);
    level.insert(level.end(), level_curves.begin(), level_curves.end());
    flat.insert(flat.end(), flat_curves.begin(), flat_curves.end());
    if (!(measure_straightness(flat) < kWorthwhile * measure_straightness(level))) return std::nullopt;
    return bend;
}

}  // namespace shenbao
