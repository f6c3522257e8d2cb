// Placed cells of one connected frame -> the lattice of its distinct rule positions, cells with true spans.
#pragma once

#include <vector>

#include "tools/typeset/set_pages.hpp"

namespace shenbao::typeset {

struct LatticeCell {
    int row = 0, col = 0, row_span = 1, col_span = 1;  // count lattice lines
    const PlacedCell* cell = nullptr;                  // of the page given
};

struct Lattice {
    Rect box;
    std::vector<double> row_lines;   // y, points, ascending
    std::vector<double> col_lines;   // x
    std::vector<LatticeCell> cells;  // by row, then column
};

// Positions closer than 0.75 pt are one line. The page must have cells.
[[nodiscard]] Lattice find_lattice(const SheetPage& page);

}  // namespace shenbao::typeset
