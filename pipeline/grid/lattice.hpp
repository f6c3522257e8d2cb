// The lines of one table: strokes of a rule set clustered into row and column lines.
#pragma once

#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/meet_strokes.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// All rules of a table at one position. It knows where it was seen and, in between, where it must run.
struct LatticeLine {
    Direction direction = Direction::horizontal;
    double position = 0;   // across, at the middle of the table
    double slope = 0;      // residual slope of the table's rules of this direction
    double reference = 0;  // along, the middle of the table
    double width_px = 0;
    std::vector<Stroke> strokes;                    // by begin; may overlap
    [[nodiscard]] double at(double along) const;    // across; follows the strokes, straight between them
    [[nodiscard]] bool covers(double along) const;  // is a stroke there?
    [[nodiscard]] double length() const;            // of all strokes
};

struct Lattice {
    std::vector<LatticeLine> rows;  // horizontal lines, ascending
    std::vector<LatticeLine> cols;  // vertical lines, ascending
};

[[nodiscard]] Lattice build_lattice(const RuleSet& rules, const GridScale& scale);

// One line of two neighbours; REQUIRES: same direction.
[[nodiscard]] LatticeLine merge_lines(const LatticeLine& a, const LatticeLine& b);

}  // namespace shenbao
