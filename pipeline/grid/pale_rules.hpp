// Which pale strokes are rules of the table that they meet.
#pragma once

#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/meet_strokes.hpp"

namespace shenbao {

// The tables without the pale strokes that lie or go on beyond what is ruled in ink (the grain of a desk, streaks,
// folds, edges of shading), and without short ones that end where no rule is. What is no table without them is
// left out.
[[nodiscard]] std::vector<RuleSet> drop_free_pale(std::vector<RuleSet> tables, const GridScale& scale);

}  // namespace shenbao
