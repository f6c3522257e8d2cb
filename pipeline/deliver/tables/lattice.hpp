// The rows and columns of a table that its cells use, numbered without gaps: what a grid of another program has.
#pragma once

#include <vector>

#include "models/declaration/table.hpp"

namespace shenbao {

struct LatticeCell {
    const TableCell* cell = nullptr;
    int row = 0, col = 0, row_span = 1, col_span = 1;  // of the numbered lattice
};

// Cells of our own tables tile their table. Of a stranger's file they may overlap; those that do not find their
// place free are `strays`.
struct Lattice {
    int rows = 0, cols = 0;
    std::vector<double> row_edges, col_edges;  // upright px; one more than rows and cols
    std::vector<LatticeCell> cells;            // by row, then column
    std::vector<const TableCell*> strays;
};

[[nodiscard]] Lattice number_lattice(const Table& table);

}  // namespace shenbao
