// Where the known cells lie on the upright page, and how straight and level their rules do.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/page_map.hpp"
#include "tools/truth/grid_truth.hpp"

namespace shenbao::truth {

// Px of the page's picture per unit of its truth, across and down.
[[nodiscard]] Point px_per_unit(const TruthPage& page, const cv::Mat& picture);
// The known tables with their cells' boxes on the upright page.
[[nodiscard]] std::vector<TruthTable> tables_on(const PageMap& map, std::vector<TruthTable> tables,
                                                const Point& per_unit);

struct FoundCell {
    std::size_t table = 0, cell = 0;  // of the grid
};
// The cell of the grid that is this known one (IoU of 0.7 and more); nullopt if the grid has none.
[[nodiscard]] std::optional<FoundCell> find_cell(const PageGrid& grid, const Box& known);

struct RuleGeometry {
    int rules = 0;
    double skew_deg = 0;  // mean slope of the rules, 0..; the longer ones weigh more
    double bend_px = 0;   // the farthest that a rule's point lies from the line through all of it, upright px
};

// From the corners of the known cells, carried to the upright page; rules shorter than 100 px are left out, they
// say little. per_unit: px of the source image per unit of the truth, across and down.
[[nodiscard]] RuleGeometry rule_geometry(const std::vector<TruthTable>& tables, const PageMap& map,
                                         const Point& per_unit);

}  // namespace shenbao::truth
