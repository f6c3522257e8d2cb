// Streaks that a scanner's feeder leaves, among the rulings of a page.
#pragma once

#include <vector>

#include "pipeline/page/rule_curves.hpp"

namespace shenbao {

// The curves without those that are straight with the raster where the rules across them are not, and run out of
// the table that these make: they would pull the page's skew to 0. All where the page lies straight. dpi: of the
// mask that the curves were traced in.
[[nodiscard]] std::vector<RuleCurve> without_raster_streaks(std::vector<RuleCurve> curves, double dpi);

}  // namespace shenbao
