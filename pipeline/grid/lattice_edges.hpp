// Which edges of a lattice carry a rule.
#pragma once

#include <vector>

#include "pipeline/grid/ink_probe.hpp"
#include "pipeline/grid/lattice.hpp"

namespace shenbao {

struct LatticeEdge {
    bool present = false;
    bool inferred = false;  // present by what its neighbours prove, not by its own ink
    double ink = 0;         // 0..1, share of its length with ink
    double length = 0;      // px
};

// Edge of row line i between column lines j and j + 1: along_row(i, j); of column line j between row lines i and
// i + 1: along_col(i, j).
class LatticeEdges {
  public:
    LatticeEdges() = default;
    LatticeEdges(int rows, int cols)
        : rows_(rows),
          cols_(cols),
          row_edges_(static_cast<std::size_t>((rows + 1) * cols)),
          col_edges_(static_cast<std::size_t>(rows * (cols + 1))) {}
    [[nodiscard]] int rows() const { return rows_; }
    [[nodiscard]] int cols() const { return cols_; }
    [[nodiscard]] LatticeEdge& along_row(int i, int j) {
        return row_edges_[static_cast<std::size_t>(i * cols_ + j)];
    }
    [[nodiscard]] LatticeEdge& along_col(int i, int j) {
        return col_edges_[static_cast<std::size_t>(i * (cols_ + 1) + j)];
    }
    [[nodiscard]] const LatticeEdge& along_row(int i, int j) const {
        return row_edges_[static_cast<std::size_t>(i * cols_ + j)];
    }
    [[nodiscard]] const LatticeEdge& along_col(int i, int j) const {
        return col_edges_[static_cast<std::size_t>(i * (cols_ + 1) + j)];
    }

  private:
    int rows_ = 0;
    int cols_ = 0;
    std::vector<LatticeEdge> row_edges_;
    std::vector<LatticeEdge> col_edges_;
};

[[nodiscard]] LatticeEdges decide_edges(const PageInk& page, const Lattice& lattice, const GridScale& scale);

// The same with all edges of the outermost lines present: a table's box is closed.
[[nodiscard]] LatticeEdges close_box(LatticeEdges edges);

// Position of the crossing with `crossing`, along `line`.
[[nodiscard]] double crossing_at(const LatticeLine& line, const LatticeLine& crossing);

}  // namespace shenbao
