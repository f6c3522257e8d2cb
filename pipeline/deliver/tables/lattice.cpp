#include "pipeline/deliver/tables/lattice.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace shenbao {
namespace {

constexpr long long kMostSpots = 4'000'000;  // of one table; a page of specks has 10 000 cells

// Lattice line -> its number and place, for the lines at which some cell begins or ends.
struct Lines {
    std::map<long long, double> px;
    std::map<long long, int> number;

    void add(long long line, int at) { px.try_emplace(line, at); }
    void count() {
        for (const auto& [line, ignored] : px) number.emplace(line, static_cast<int>(number.size()));
    }
    [[nodiscard]] std::vector<double> edges() const {
        std::vector<double> all;
        for (const auto& [line, at] : px) all.push_back(all.empty() ? at : std::max(all.back(), at));
        return all;
    }
};

long long end_of(int begin, int span) {
    return static_cast<long long>(begin) + std::max(span, 1);
}

// Takes the spots of a cell, if all are free.
class Board {
  public:
    Board(int rows, int cols) : cols_(cols) {
        if (static_cast<long long>(rows) * cols <= kMostSpots)
            taken_.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols));
    }
    bool take(const LatticeCell& c) {
        if (taken_.empty() || !is_free(c)) return false;
        for (int row = c.row; row < c.row + c.row_span; ++row)
            for (int col = c.col; col < c.col + c.col_span; ++col) taken_[at(row, col)] = true;
        return true;
    }

  private:
    [[nodiscard]] bool is_free(const LatticeCell& c) const {
        for (int row = c.row; row < c.row + c.row_span; ++row)
            for (int col = c.col; col < c.col + c.col_span; ++col)
                if (taken_[at(row, col)]) return false;
        return true;
    }
    [[nodiscard]] std::size_t at(int row, int col) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) + static_cast<std::size_t>(col);
    }
    int cols_;
    std::vector<bool> taken_;
};

}  // namespace

Lattice number_lattice(const Table& table) {
    Lines rows, cols;
    for (const TableCell& cell : table.cells) {
        rows.add(cell.row, cell.bbox.y0);
        rows.add(end_of(cell.row, cell.row_span), cell.bbox.y1);
        cols.add(cell.col, cell.bbox.x0);
        cols.add(end_of(cell.col, cell.col_span), cell.bbox.x1);
    }
    rows.count();
    cols.count();
    Lattice lattice;
    lattice.rows = std::max(0, static_cast<int>(rows.px.size()) - 1);
    lattice.cols = std::max(0, static_cast<int>(cols.px.size()) - 1);
    lattice.row_edges = rows.edges();
    lattice.col_edges = cols.edges();
    Board board(lattice.rows, lattice.cols);
    for (const TableCell& cell : table.cells) {
        const int row = rows.number.at(cell.row), col = cols.number.at(cell.col);
        const LatticeCell placed{&cell, row, col, rows.number.at(end_of(cell.row, cell.row_span)) - row,
                                 cols.number.at(end_of(cell.col, cell.col_span)) - col};
        if (board.take(placed))
            lattice.cells.push_back(placed);
        else
            lattice.strays.push_back(&cell);
    }
    std::ranges::sort(lattice.cells, {}, [](const LatticeCell& c) { return std::pair(c.row, c.col); });
    return lattice;
}

}  // namespace shenbao
