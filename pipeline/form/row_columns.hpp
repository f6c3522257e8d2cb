// The columns of a block of rows, from its heading rows: of any depth, each column where its lowest heading
// stands.
#pragma once

#include <string>
#include <vector>

#include "pipeline/form/filling.hpp"

namespace shenbao {

[[nodiscard]] bool is_same_column(const IndicatorColumn& a, const IndicatorColumn& b);

// Columns of an earlier block of the same kind, where this one's headings did not give a column there.
void add_known_columns(const std::vector<IndicatorColumn>& known, std::vector<IndicatorColumn>& columns);

// Number of leading strips that are headings; 0 on a block that goes on without them.
[[nodiscard]] std::size_t count_heading_strips(const Filling& filling, const ColumnsSpec& spec,
                                               const std::vector<const Strip*>& strips);

// Columns of these heading strips, left to right; marks their cells used.
[[nodiscard]] std::vector<IndicatorColumn> read_columns(Filling& filling, const ColumnsSpec& spec,
                                                        std::span<const Strip* const> strips);

}  // namespace shenbao
