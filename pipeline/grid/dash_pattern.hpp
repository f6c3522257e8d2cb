// Regular dashes and dots, where other ink follows them on the same row.
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"

namespace shenbao {

// inked: the columns with ink along a stroke, px, ascending. Indices into it, ascending: at each, the steps from
// dash to dash before and after it are unlike their neighbours (a dashed rule ends, characters begin).
[[nodiscard]] std::vector<std::size_t> find_pattern_breaks(const std::vector<int>& inked);

// Dashes or dots from one end of [0, length) to the other: short, evenly spaced, no blank longer than a dashed
// rule has. inked: as above, from 0 to length - 1.
[[nodiscard]] bool is_dashed_throughout(const std::vector<int>& inked, int length, const GridScale& scale);

}  // namespace shenbao
