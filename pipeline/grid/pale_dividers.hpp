// Dividers inside a cell that are too pale for the ink mask, and still lines in the grey from rule to rule.
#pragma once

#include <vector>

#include "pipeline/grid/ink_probe.hpp"
#include "pipeline/grid/lattice_faces.hpp"

namespace shenbao {

// The strokes that divide `blocks` of a lattice whose rules are paler than the page's print, in no order. What
// goes on pale beyond the rules it should end at (folds, streaks, the print of the page's back) divides nothing.
// Without grey: none.
[[nodiscard]] RuleSet find_pale_dividers(const Lattice& lattice, const std::vector<FaceBlock>& blocks,
                                         const PageInk& page, const GridScale& scale);

}  // namespace shenbao
