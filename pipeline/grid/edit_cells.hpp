// One edit of one table's cells: what a person says of a rule, in the terms of cells.
//
// Every edit leaves cells that tile their table, or changes nothing and says why not.
#pragma once

#include <string>

#include "pipeline/grid/cell_faces.hpp"

namespace shenbao {

// Lengths in px of the page.
struct EditScale {
    double least_cell_px = 0;  // no cell is lower or narrower
    double snap_px = 0;        // a rule put that near to a line of the table lies on it
};
[[nodiscard]] EditScale edit_scale(double dpi);

struct EditedCells {
    CellFaces faces;      // as they were where it is refused
    std::string refusal;  // empty: it was done
};

// A rule runs along a cell's side, or through a cell, where it does for half of it at least.
[[nodiscard]] EditedCells add_rule(const CellFaces& faces, const RuleSpan& rule, const EditScale& scale);
[[nodiscard]] EditedCells remove_rule(const CellFaces& faces, const RuleSpan& rule, const EditScale& scale);
[[nodiscard]] EditedCells move_rule(const CellFaces& faces, const RuleSpan& rule, double to,
                                    const EditScale& scale);
[[nodiscard]] EditedCells merge_cells(const CellFaces& faces, const Box& box);
[[nodiscard]] EditedCells split_cell(const CellFaces& faces, const SplitCell& split, const EditScale& scale);

}  // namespace shenbao
