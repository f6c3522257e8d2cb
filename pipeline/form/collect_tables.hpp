// Grid tables with their texts -> tables as delivered.
#pragma once

#include <vector>

#include "models/declaration/table.hpp"
#include "pipeline/base/read_page.hpp"

namespace shenbao {

// Ids count on from `first_table`. With `continued`, the first table of a page goes on with the last table of the
// page before. Cell confidences stay open.
[[nodiscard]] std::vector<Table> collect_tables(const std::vector<const ReadPage*>& pages, int first_table,
                                                bool continued);

}  // namespace shenbao
