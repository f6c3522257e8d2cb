// One set of columns for all tables of a filing: its tables have dividers at different places, a sheet has the
// same columns from top to bottom.
#pragma once

#include <span>
#include <vector>

#include "pipeline/deliver/tables/lattice.hpp"

namespace shenbao {

struct SharedColumns {
    std::vector<double> shares;           // width of each column, of the whole width; together 1
    std::vector<std::vector<int>> edges;  // of each lattice: the shared column that begins at its column edge i
};

// Dividers nearer than 1.2 % of the width are one, unless they are of one table.
[[nodiscard]] SharedColumns share_columns(std::span<const Lattice> lattices);

}  // namespace shenbao
