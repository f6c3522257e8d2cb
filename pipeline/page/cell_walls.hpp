// Rulings too short to be told from strokes of print by their length alone: those that run from rule to rule.
#pragma once

#include <opencv2/core/mat.hpp>
#include <span>
#include <vector>

#include "pipeline/page/rule_curves.hpp"

namespace shenbao {

// At rules of the other direction, at two of them. All in px of one frame.
[[nodiscard]] bool runs_from_rule_to_rule(const RuleCurve& curve, std::span<const RuleCurve> rules, double dpi);

// In: the mask that `rules` were traced in. Out: rulings of at least 0.25 inch that are shorter than `below_inch`
// and end at two of the rules, in px of the mask. Only what lies between the rules is looked at.
[[nodiscard]] std::vector<RuleCurve> trace_cell_walls(const cv::Mat& ink, std::span<const RuleCurve> rules,
                                                      double dpi, double below_inch);

}  // namespace shenbao
