// Canonical text of a table for tests and people: no pixels, only the lattice and its cells.
#pragma once

#include <string>

#include "pipeline/base/page_grid.hpp"

namespace shenbao {

// "3x4\n" then one line per lattice row with the cells that begin in it: "0: 0 1 2+2 3v2" is a cell at column 0,
// one at 1, one at 2 two columns wide, ... `+n` columns, `vn` rows.
[[nodiscard]] std::string dump(const GridTable& table);

}  // namespace shenbao
