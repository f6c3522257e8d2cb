// The grid that was found, and what a person says about it -> the grid to read by.
#pragma once

#include <span>
#include <vector>

#include "models/declaration/page_repair.hpp"
#include "pipeline/base/page_grid.hpp"

namespace shenbao {

// The page that a grid lies on.
struct PageExtent {
    int width_px = 0, height_px = 0;
    double dpi = 0;
};

struct RepairedGrid {
    PageGrid grid;
    std::vector<RefusedRepair> refused;
};

// One after another, each on what the ones before it made; turns are not of the grid and passed over. Places are
// px of the grid's own page, whatever frame the repairs name; no table grows beyond it.
//
// The cells of every table go on tiling its box. A cell that came of others has the least `rule_coverage` of
// these: what a person said is no measurement. Rules where none was seen are `inferred`. Tables without a repair
// stay as they are.
[[nodiscard]] RepairedGrid apply_repairs(PageGrid grid, std::span<const PageRepair> repairs,
                                         const PageExtent& page);

// As it is shown to whoever repairs it.
[[nodiscard]] TableShape shape_of(const GridTable& table);

}  // namespace shenbao
