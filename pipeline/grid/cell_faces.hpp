// The cells of one table as rectangles between exact rule positions: what is easy to edit.
//
// Two cells at one lattice line have the very same number there, so lines are told apart by equality alone.
#pragma once

#include <vector>

#include "models/declaration/page_repair.hpp"
#include "pipeline/base/page_grid.hpp"

namespace shenbao {

struct CellFace {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // upright px
    double coverage = 0;                    // GridCell::rule_coverage
    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double height() const { return y1 - y0; }
    [[nodiscard]] double area() const { return width() * height(); }
};
using CellFaces = std::vector<CellFace>;

[[nodiscard]] CellFaces faces_of(const GridTable& table);
// By row, then column; lines are those that cells end at. REQUIRES: do_tile(faces).
[[nodiscard]] GridTable table_of(const CellFaces& faces);
// Whether they fill the rectangle around them, and none lies on another.
[[nodiscard]] bool do_tile(const CellFaces& faces);
// x and y exchanged, so that vertical rules are horizontal ones.
[[nodiscard]] CellFaces transpose(CellFaces faces);
[[nodiscard]] CellFace outline(const CellFaces& faces);

// The borders of the cells, each as far as it runs straight on; horizontal ones first, by position, then begin.
[[nodiscard]] std::vector<RuleSpan> list_rules(const GridTable& table);
// Where they meet.
[[nodiscard]] std::vector<Joint> list_joints(const GridTable& table);

}  // namespace shenbao
