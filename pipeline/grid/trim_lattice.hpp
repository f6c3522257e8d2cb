// Outer lines of a lattice that border nothing.
#pragma once

#include "pipeline/grid/lattice_edges.hpp"

namespace shenbao {

// Takes away the outermost lines that carry hardly any rule, or that no side connects with the table: a line of
// text that ran into a rule. `edges` are those of `lattice`. True if lines were taken away (the edges are stale
// then).
[[nodiscard]] bool trim_lattice(Lattice& lattice, const LatticeEdges& edges);

}  // namespace shenbao
