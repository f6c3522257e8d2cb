// A page's cells as text lines to be read.
#pragma once

#include <vector>

#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/upright_page.hpp"
#include "pipeline/text/clean_ink.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

struct PageCells {
    double glyph_px = 0;                       // height of a Han character in this page's tables
    std::vector<std::vector<CellInk>> tables;  // parallel to PageGrid::tables[].cells
};

[[nodiscard]] PageCells cut_cells(const UprightPage& page, const PageGrid& grid);

// Lines of one cell, top to bottom. A column of single characters (绩/效/指/标) is laid out as one horizontal
// line.
[[nodiscard]] std::vector<LinePicture> cut_lines(const UprightPage& page, const CellInk& cell, double glyph_px);

}  // namespace shenbao
