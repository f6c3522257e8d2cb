// How a page bends: the smooth displacement that makes all of its rules straight.
//
// Frame: "level px", the survey after its affine straightening. In: the rules in that frame, and the edges of the
// sheet where they are seen. Out: for each
// direction a smooth field of displacements such that a horizontal rule comes to one y, a vertical one to one x.
// Distances between rules are left as they are: rules tell nothing about them.
#pragma once

#include <optional>
#include <span>

#include "pipeline/page/rule_curves.hpp"
#include "pipeline/page/smooth_field.hpp"

namespace shenbao {

struct PageBend {
    SmoothField dx, dy;
    [[nodiscard]] cv::Point2d flatten(const cv::Point2d& level) const;   // level px -> flat px
    [[nodiscard]] cv::Point2d unflatten(const cv::Point2d& flat) const;  // its inverse, to 0.001 px
};

// RMS distance of the rules' points from straight horizontals and verticals, px; the worst tenth of the rules,
// which may be strokes of a pen, left out as far as it makes up a fifth of their length at most.
[[nodiscard]] double measure_straightness(std::span<const RuleCurve> level_curves);
// The same for each rule by itself: a quarter of the rules, by length, are at least so crooked. A curl near one
// side bends horizontals only.
[[nodiscard]] double measure_crookedness(std::span<const RuleCurve> level_curves);

// Mean slant of the walls of cells off their own axis, degrees, of a direction whose rules are too short to show
// it by their crookedness. 0 where there is none.
[[nodiscard]] double measure_aslant(std::span<const RuleCurve> level_curves, double dpi);
// Total length of a direction's rules that tell how it bends; of fewer, the walls of cells are asked. Guess.
inline constexpr double kFewRulesInch = 6;

inline constexpr double kAslantDeg = 0.4;  // walls of flat scans stay below 0.27, the worst of them on faxes

// nullopt where the rules are too few, or where neither rules and edges together come straighter nor walls come
// upright, or where the rules lose by it. sheet_edges: level px. extent: of the level frame, px.
[[nodiscard]] std::optional<PageBend> fit_bend(std::span<const RuleCurve> level_curves,
                                               std::span<const RuleCurve> sheet_edges, const cv::Rect2d& extent,
                                               double dpi);
[[nodiscard]] std::vector<RuleCurve> flatten_curves(std::span<const RuleCurve> level_curves, const PageBend& bend);

}  // namespace shenbao
