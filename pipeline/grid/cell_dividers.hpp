// Lines in the grey of one cell, too pale or too worn for the ink mask, that may divide it.
#pragma once

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/lattice.hpp"
#include "pipeline/grid/lattice_faces.hpp"

namespace shenbao {

// pale: in the grey only, where the table's rules are pale. worn: elsewhere, partly in the ink, in pieces too
// short for strokes; it stands free of print on both its sides, as no stem of a character does.
enum class DividerLook { pale, worn };

// The dividers of one direction, and the page turned so that they run along its rows.
struct DividerFrame {
    Direction direction;
    DividerLook look;
    const std::vector<LatticeLine>& along;   // lattice lines of their direction
    const std::vector<LatticeLine>& across;  // lattice lines they end at
    const cv::Mat& grey;                     // 8-bit, paper 255
    const cv::Mat& ink;                      // 8-bit, 0 or 255, same size
    double contrast = 0;                     // of the page's print, grey levels
    double rule_contrast = 0;                // of the table's rules, darkest two rows of pixels, grey levels
};

// A cell as its dividers see it: the lines on its sides and at its ends, indices into `along` and `across`.
struct DividerSpan {
    std::size_t side0 = 0, side1 = 0, end0 = 0, end1 = 0;
    friend bool operator==(const DividerSpan&, const DividerSpan&) = default;
};

[[nodiscard]] DividerSpan span_of(const FaceBlock& block, Direction direction);

struct CellDivider {
    DividerSpan span;
    LatticeLine line;
    double begin = 0, end = 0;  // px along, where it meets the rules at its ends
    double share = 0;           // of its length that is darker than both its sides
    double depth = 0;           // grey levels that it is darker, mean
    bool is_proven = false;     // by itself; others divide only where one in the next cell continues them
};

// In no order, none within 2.5 mm of another or of the cell's sides.
[[nodiscard]] std::vector<CellDivider> find_cell_dividers(const DividerFrame& frame, const DividerSpan& span,
                                                          const GridScale& scale);

}  // namespace shenbao
