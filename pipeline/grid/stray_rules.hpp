// Strokes that cross rules but are none: streaks of a scanner or fax, strokes of a pen.
#pragma once

#include "pipeline/grid/meet_strokes.hpp"

namespace shenbao {

// Rules end at rules. What ends at none on either side and leaves the table is dropped, unless two other rules end
// at it. Pieces on one line are judged together. Inferred sides count as rules, so call it after close_open_sides.
[[nodiscard]] RuleSet drop_stray_rules(RuleSet rules, const GridScale& scale);

}  // namespace shenbao
