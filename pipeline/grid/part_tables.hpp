// Tables that hang together by nothing but a column of theirs on one line.
#pragma once

#include <vector>

#include "pipeline/grid/ink_probe.hpp"
#include "pipeline/grid/lattice.hpp"

namespace shenbao {

// A broken rule is bridged, and two tables may have a column (a row, side by side) on one line. Where no rule at
// all leads over a strip between two of its lines, not even its sides, one table ends and the next begins.
[[nodiscard]] std::vector<RuleSet> part_tables(RuleSet rules, const PageInk& page, const GridScale& scale);

}  // namespace shenbao
