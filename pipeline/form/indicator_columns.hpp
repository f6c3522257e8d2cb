// The columns of an indicator block, from its heading rows (one, or three with the years of the history).
#pragma once

#include <string>
#include <vector>

#include "pipeline/form/filling.hpp"

namespace shenbao {

// Columns of an earlier block of the same kind, where this one's headings did not give a column there.
void add_known_columns(const std::vector<IndicatorColumn>& known, std::vector<IndicatorColumn>& columns);

// Number of leading strips that are headings; 0 on a block that goes on without them.
[[nodiscard]] std::size_t count_heading_strips(const Filling& filling, const std::vector<const Strip*>& strips);

// Columns of these heading strips, left to right; marks their cells used.
[[nodiscard]] std::vector<IndicatorColumn> read_indicator_columns(Filling& filling,
                                                                  std::span<const Strip* const> strips);

}  // namespace shenbao
