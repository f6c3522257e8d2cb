// Streaks that a scanner's feeder leaves, among the rulings of a page.
#pragma once

#include <vector>

#include "pipeline/page/rule_curves.hpp"

namespace shenbao {

// The curves without those that are straight with the raster where the rules across them are not, and run out of
// the table that these make: they would pull the page's skew to 0. All where the page lies straight. dpi: of the
// mask that the curves were traced in.
[[nodiscard]] std::vector<RuleCurve> without_raster_streaks(std::vector<RuleCurve> curves, double dpi);

// The curves without those that run out of the table as well but lean off what is upright on it, with the pieces
// that lie on one line with such a one: of a low table the walls of cells are too short to be seen, and the page
// would be sheared until the streak stands upright.
[[nodiscard]] std::vector<RuleCurve> without_leaning_streaks(std::vector<RuleCurve> curves, double dpi);

}  // namespace shenbao
