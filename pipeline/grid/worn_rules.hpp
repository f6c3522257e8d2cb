// Rules worn away in so many places that nothing of them is a rule by itself.
#pragma once

#include "pipeline/grid/ink_probe.hpp"
#include "pipeline/grid/lattice_faces.hpp"

namespace shenbao {

// The strokes that divide runs of cells of a tiled lattice, in no order: pieces on one line, in the ink and in the
// grey, over several cells below (or beside) each other or in continuation of a rule, that keep contact with the
// rules they cross and end at rules. pieces: all strokes of the page, rules or not.
[[nodiscard]] RuleSet find_worn_rules(const Lattice& lattice, const Tiling& tiling, const RuleSet& pieces,
                                      const PageInk& page, const GridScale& scale);

}  // namespace shenbao
