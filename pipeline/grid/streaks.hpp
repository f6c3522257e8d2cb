// Streaks of a fax or a feeder: along the feed of the scan, through tables and margins alike.
#pragma once

#include <utility>
#include <vector>

#include "pipeline/base/upright_page.hpp"
#include "pipeline/grid/ink_probe.hpp"
#include "pipeline/grid/meet_strokes.hpp"

namespace shenbao {

struct Streak {
    double line = 0;       // px of the source's raster, across the feed
    double across_px = 0;  // upright px, where its longest stroke is
    double width_px = 0;
    bool thin = false;                            // thinner than most rules which other rules end at
    std::vector<std::pair<double, double>> seen;  // along, upright px: strokes of the streak alone
};

// A streak keeps its column of the scan's raster, runs over much of the page and does not stop at tables: what
// lies on one such line with long strokes outside of all tables, or goes with the raster where rules do not, or
// ends at no rule and runs through print. `strokes` are of the direction of the feed and not yet taken together
// with those beside them: a streak beside a rule is no double rule. `rules` are the tables found with the streaks.
[[nodiscard]] std::vector<Streak> find_streaks(const std::vector<Stroke>& strokes,
                                               const std::vector<RuleSet>& rules, const PageInk& ink,
                                               const UprightPage& page, const GridScale& scale);

// The strokes without those on streaks, unless two other rules end at them or they are thicker than a thin streak.
[[nodiscard]] std::vector<Stroke> drop_streaks(std::vector<Stroke> strokes, const std::vector<Streak>& streaks,
                                               const std::vector<RuleSet>& rules, const UprightPage& page,
                                               const GridScale& scale);

// Direction of the feed on the upright page.
[[nodiscard]] Direction feed_direction(const UprightPage& page);

}  // namespace shenbao
