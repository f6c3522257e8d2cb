// Streaks of a fax or a feeder: along the feed of the scan, through tables and margins alike.
#pragma once

#include <vector>

#include "pipeline/base/upright_page.hpp"
#include "pipeline/grid/meet_strokes.hpp"

namespace shenbao {

// The rules without the pieces of streaks. A streak keeps its column of the scan's raster, runs over half of the
// page and does not stop at tables: what lies on one such line with long strokes outside of all tables is dropped,
// unless two other rules end at it. candidates: all strokes of the page in the direction of the feed.
[[nodiscard]] std::vector<RuleSet> drop_streaks(std::vector<RuleSet> tables, const std::vector<Stroke>& horizontal,
                                                const std::vector<Stroke>& vertical, const UprightPage& page,
                                                const GridScale& scale);

}  // namespace shenbao
