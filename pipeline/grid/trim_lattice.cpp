#include "pipeline/grid/trim_lattice.hpp"

#include <cmath>

namespace shenbao {
namespace {

constexpr double kLeastRuled = 0.3;        // of an outermost line; guess, unmeasured
constexpr double kUnconnectedRuled = 0.8;  // of one without sides; guess, unmeasured

// Share of row line `line` (or column line) with a rule on it.
double ruled_share(const Lattice& lattice, const LatticeEdges& edges, Direction direction, int line) {
    const bool flat = direction == Direction::horizontal;
    const std::vector<LatticeLine>& crossing = flat ? lattice.cols : lattice.rows;
    double ruled = 0;
    double total = 0;
    for (std::size_t k = 0; k + 1 < crossing.size(); ++k) {
        const double length = crossing[k + 1].position - crossing[k].position;
        const int at = static_cast<int>(k);
        total += length;
        ruled += (flat ? edges.along_row(line, at) : edges.along_col(at, line)).present ? length : 0;
    }
    return total > 0 ? ruled / total : 0;
}

bool is_idle(const Lattice& lattice, const LatticeEdges& edges, Direction direction, bool first) {
    const bool flat = direction == Direction::horizontal;
    const int count = flat ? edges.rows() : edges.cols();
    const int line = first ? 0 : count;
    const int strip = first ? 0 : count - 1;
    const bool side = flat ? edges.along_col(strip, 0).present || edges.along_col(strip, edges.cols()).present
                           : edges.along_row(0, strip).present || edges.along_row(edges.rows(), strip).present;
    return ruled_share(lattice, edges, direction, line) < (side ? kLeastRuled : kUnconnectedRuled);
}

bool trim_lines(std::vector<LatticeLine>& lines, bool first, bool last) {
    if (lines.size() < 3) return false;  // what is left must have an inside
    if (last) lines.pop_back();
    if (first && lines.size() > 2) lines.erase(lines.begin());
    return first || last;
}

}  // namespace

bool trim_lattice(Lattice& lattice, const LatticeEdges& edges) {
    const bool top = is_idle(lattice, edges, Direction::horizontal, true);
    const bool bottom = is_idle(lattice, edges, Direction::horizontal, false);
    const bool left = is_idle(lattice, edges, Direction::vertical, true);
    const bool right = is_idle(lattice, edges, Direction::vertical, false);
    const bool rows = trim_lines(lattice.rows, top, bottom);
    const bool cols = trim_lines(lattice.cols, left, right);
    return rows || cols;
}

}  // namespace shenbao
