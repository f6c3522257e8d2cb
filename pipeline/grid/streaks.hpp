// Streaks of a fax or a feeder: along the feed of the scan, through tables and margins alike.
#pragma once

#include <vector>

#include "pipeline/base/upright_page.hpp"
#include "pipeline/grid/meet_strokes.hpp"

namespace shenbao {

// The strokes without the pieces of streaks. A streak keeps its column of the scan's raster, runs over much of the
// page and does not stop at tables: what lies on one such line with long strokes outside of all tables is dropped,
// unless two other rules end at it. `strokes` are of the direction of the feed and not yet taken together with
// those beside them: a streak beside a rule is no double rule. `tables` are the rules found with the streaks.
[[nodiscard]] std::vector<Stroke> drop_streaks(std::vector<Stroke> strokes, const std::vector<RuleSet>& tables,
                                               const UprightPage& page, const GridScale& scale);

// Direction of the feed on the upright page.
[[nodiscard]] Direction feed_direction(const UprightPage& page);

}  // namespace shenbao
