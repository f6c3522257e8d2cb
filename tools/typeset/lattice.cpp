#include "tools/typeset/lattice.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

namespace shenbao::typeset {
namespace {

constexpr double kSameLinePt = 0.75;

std::vector<double> merge_positions(std::vector<double> positions) {
    std::sort(positions.begin(), positions.end());
    std::vector<double> lines;
    for (const double position : positions)
        if (lines.empty() || position - lines.back() > kSameLinePt) lines.push_back(position);
    return lines;
}

int line_index(const std::vector<double>& lines, double position) {
    const auto near = std::min_element(lines.begin(), lines.end(), [position](double a, double b) {
        return std::abs(a - position) < std::abs(b - position);
    });
    return static_cast<int>(near - lines.begin());
}

LatticeCell find_spans(const Lattice& lattice, const PlacedCell& cell) {
    LatticeCell found;
    found.cell = &cell;
    found.row = line_index(lattice.row_lines, cell.box.y0);
    found.col = line_index(lattice.col_lines, cell.box.x0);
    found.row_span = line_index(lattice.row_lines, cell.box.y1) - found.row;
    found.col_span = line_index(lattice.col_lines, cell.box.x1) - found.col;
    return found;
}

}  // namespace

Lattice find_lattice(const SheetPage& page) {
    assert(!page.cells.empty());
    std::vector<double> xs, ys;
    for (const PlacedCell& cell : page.cells) {
        xs.insert(xs.end(), {cell.box.x0, cell.box.x1});
        ys.insert(ys.end(), {cell.box.y0, cell.box.y1});
    }
    Lattice lattice;
    lattice.col_lines = merge_positions(xs);
    lattice.row_lines = merge_positions(ys);
    lattice.box = {lattice.col_lines.front(), lattice.row_lines.front(), lattice.col_lines.back(),
                   lattice.row_lines.back()};
    for (const PlacedCell& cell : page.cells) lattice.cells.push_back(find_spans(lattice, cell));
    std::sort(lattice.cells.begin(), lattice.cells.end(), [](const LatticeCell& a, const LatticeCell& b) {
        return std::tie(a.row, a.col) < std::tie(b.row, b.col);
    });
    return lattice;
}

}  // namespace shenbao::typeset
