// The columns of an indicator block, from its heading rows (one, or three with the years of the history).
#pragma once

#include <string>
#include <vector>

#include "pipeline/form/filling.hpp"

namespace shenbao {

struct IndicatorColumn {
    std::string role;  // level1, level2, name, value, standard; "" for history
    std::string year;  // of history
    FieldKind kind = FieldKind::text;
    std::string vocabulary;
    double left = 0, right = 0;  // shares of the table's width
};

// Number of leading strips that are headings; 0 on a block that goes on without them.
[[nodiscard]] std::size_t count_heading_strips(const Filling& filling, const std::vector<const Strip*>& strips);

// Columns of these heading strips, left to right; marks their cells used.
[[nodiscard]] std::vector<IndicatorColumn> read_indicator_columns(Filling& filling,
                                                                  std::span<const Strip* const> strips);

}  // namespace shenbao
