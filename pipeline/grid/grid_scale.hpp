// The lengths of the grid room in pixels of one page, derived once from its dpi.
#pragma once

#include "pipeline/grid/find_grid.hpp"

namespace shenbao {

struct GridScale {
    double px_per_mm = 0;
    int min_run_px = 0;       // shortest run of ink followed as a stroke
    int solid_gap_px = 0;     // breaks inside a solid stroke
    int dash_gap_px = 0;      // blanks inside a dashed or dotted stroke
    int max_dash_px = 0;      // longer ones are found as solid strokes
    int dash_run_px = 0;      // shortest dashed stroke
    int max_width_px = 0;     // thickest rule
    int step_px = 0;          // rows a run may jump by slope, waviness or rough edges
    int flank_px = 0;         // strip on either side of a rule that is white along most of it
    int dash_flank_px = 0;    // the same for a dashed stroke, which has less else to show
    double strong_px = 0;     // strokes from here on are rules by their length
    double touch_px = 0;      // a short divider ends this close to its rule
    double reach_px = 0;      // a long rule ends this close to the rule it meets
    double far_reach_px = 0;  // a broken one, which has lost more
    double collinear_px = 0;  // pieces of one rule differ less than this across it
    double double_px = 0;     // the two strokes of a double rule are no further apart
    double bridge_px = 0;     // interruptions of a rule by pen, text or seal
};

// dpi <= 0: the page's short side is taken for that of A4.
[[nodiscard]] GridScale derive_scale(double dpi, int short_side_px, const GridSettings& settings);

}  // namespace shenbao
