// The ruled tables of an upright page, with the intermediates they were found from.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "models/declaration/geometry.hpp"

namespace shenbao {

enum class Direction { horizontal, vertical };

// A ruling: a straight run of ink, centre line in upright px (sub-pixel).
struct RuleSegment {
    Direction direction = Direction::horizontal;
    double position = 0;  // y of a horizontal rule, x of a vertical one
    double begin = 0;     // along the rule
    double end = 0;
    double width_px = 0;
    double coverage = 0;    // 0..1, share of its length with ink under it
    bool inferred = false;  // completed from neighbouring rows, not seen
};

// Where a horizontal and a vertical rule meet.
struct Joint {
    Point at;
    bool up = false, down = false, left = false, right = false;  // arms
};

struct GridCell {
    int row = 0;  // 0-based lattice index of its top rule
    int col = 0;
    int row_span = 1;
    int col_span = 1;
    Box box;                   // rule centre to rule centre
    double rule_coverage = 0;  // 0..1, weakest of its four borders
};

// The lattice of all distinct rule positions of one connected set of rules, and the cells that tile it.
// A cell's spans count lattice lines: where the column count changes within a table, cells of the coarser
// block span the lines of the finer one.
struct GridTable {
    Box box;
    std::vector<double> row_lines;  // y, ascending; rows = size - 1
    std::vector<double> col_lines;  // x, ascending
    std::vector<GridCell> cells;    // by row, then column; never overlap, cover the box
    [[nodiscard]] int rows() const { return row_lines.empty() ? 0 : static_cast<int>(row_lines.size()) - 1; }
    [[nodiscard]] int cols() const { return col_lines.empty() ? 0 : static_cast<int>(col_lines.size()) - 1; }
};

struct PageGrid {
    std::vector<RuleSegment> segments;
    std::vector<Joint> joints;
    std::vector<GridTable> tables;  // top to bottom, then left to right
    // Ink of streaks (of a fax, a feeder) that is no rule's and no character's: 8-bit, 0 or 255, of the page's
    // size; empty if there is none.
    cv::Mat streaks;
    // Likewise the ink on streaks as thick as rules, characters' strokes there included: a 1 beside a number may
    // be such a streak, and nothing tells.
    cv::Mat thick_streaks;
};

}  // namespace shenbao
