// What is left of a worn rule in one of the cells it passes.
#pragma once

#include <optional>

#include "pipeline/grid/cell_dividers.hpp"
#include "pipeline/grid/ink_probe.hpp"

namespace shenbao {

// Along a line, px.
struct LineLook {
    double length = 0;   // that was looked at
    double ruled = 0;    // ink like a rule's
    double seen = 0;     // ruled, or darker in the grey than both sides, beyond what lines beside it show
    double crowded = 0;  // other ink
};

struct CellTrace {
    DividerSpan span;
    double begin = 0, end = 0;                        // px along, where it meets the rules at its ends
    LineLook look;                                    // between these
    bool touches_begin = false, touches_end = false;  // seen right beside them
};

// x0 to x1: px along the line.
[[nodiscard]] LineLook look_along(const PageInk& page, const LatticeLine& line, int x0, int x1,
                                  const GridScale& scale);

// Between the lattice lines `first` and `last`, the ends of `span`. nullopt where there is print on the line or
// beside it, and where it is seen at neither end, as a stem of a character is.
[[nodiscard]] std::optional<CellTrace> trace_cell(const PageInk& page, const LatticeLine& line,
                                                  const DividerSpan& span, const LatticeLine& first,
                                                  const LatticeLine& last, const GridScale& scale);

}  // namespace shenbao
