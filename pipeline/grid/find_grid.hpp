// UprightPage -> PageGrid: rule segments -> joints -> cells with spans -> tables.
//
// In: an upright page (residual slope of its rules up to 0.15 degrees); `ink` and `dpi` are needed, `seal_mask` is
// used where there is one. Out: everything in upright px. A page without ruled tables has none; nothing is thrown.
#pragma once

#include "pipeline/base/debug_sink.hpp"
#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao {

// All lengths are in units of the page's dpi (mm), never bare pixels.
struct GridSettings {
    double min_rule_mm =
        2.4;  // shortest run followed as a stroke; below the lowest cell (12 px at 96 dpi = 3.2 mm)
    double max_rule_width_mm = 2.0;  // thickest rule; a 3 pt thick-thin frame at 96 dpi is 1.5 mm, at 150 dpi 1.9
    double strong_rule_mm = 10;      // from here a stroke may be a rule without joints at both ends; the side of a
                                     // 28 pt character, so that no stroke of a title is one
};

[[nodiscard]] PageGrid find_grid(const UprightPage& page, const GridSettings& settings = {},
                                 const DebugSink& sink = {});

}  // namespace shenbao
