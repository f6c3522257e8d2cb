// Strokes of one direction -> fewer, longer ones: pieces of one rule joined, the two strokes of double rules made
// one.
#pragma once

#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// Joins strokes that lie on one line and overlap or miss each other by no more than a notch (reach_px, less
// between short ones). Near linear in the count.
[[nodiscard]] std::vector<Stroke> merge_collinear(std::vector<Stroke> strokes, const GridScale& scale);

// The longer rules that the strokes would be pieces of if breaks of up to 12 mm were interruptions: each of two
// or more pieces, mostly ink, its breaks noted. They are candidates beside their pieces: where a break is a merged
// cell, the pieces are the rules.
[[nodiscard]] std::vector<Stroke> bridge_breaks(const std::vector<Stroke>& strokes, const GridScale& scale);

// Two strokes side by side, nearer than double_px over most of the shorter one: one rule. Where they are about
// equally long it lies between them; a much shorter one (a character's stroke beside a rule) is dropped.
[[nodiscard]] std::vector<Stroke> merge_doubles(std::vector<Stroke> strokes, const GridScale& scale);

}  // namespace shenbao
