// Found tables against known ones, cell by cell.
#pragma once

#include <vector>

#include "tools/truth/grid_truth.hpp"

namespace shenbao::bench {

struct GridScore {
    int truth_cells = 0, found_cells = 0, right_cells = 0;
    int truth_spanning = 0, found_spanning = 0, right_spanning = 0;  // cells over several rows or columns
    int truth_tables = 0, found_tables = 0, exact_tables = 0;        // exact: every cell right and none more
    void add(const GridScore& other);
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
};

struct GridComparison {
    GridScore score;
    std::vector<truth::TruthCell> missed;    // known cells not found
    std::vector<truth::TruthCell> invented;  // found cells that are none
};

// A cell is right where its box has IoU >= 0.8 with a known one of the paired table, and row, column and spans are
// equal up to one offset per table. Each known table is paired with the found one that shares most cells with it.
[[nodiscard]] GridComparison compare_grids(const std::vector<truth::TruthTable>& truth,
                                           const std::vector<truth::TruthTable>& found);

}  // namespace shenbao::bench
