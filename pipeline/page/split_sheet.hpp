// Two pages that lie side by side on one sheet: booklets, and forms printed two to a sheet.
#pragma once

#include <vector>

#include "pipeline/base/upright_page.hpp"

namespace shenbao {

// One of the pages, in the frame of its sheet: what lies outside of [x0, x1) is blank paper.
struct SheetSide {
    UprightPage page;
    int x0 = 0, x1 = 0;  // upright px
};

// From left to right; the sheet itself where it is one page. Two pages lie on a sheet wider than high that has
// print on both sides (over much of the height on one) and between them, near its middle, a gutter from top to
// bottom: blank but for the shadow or fold in it, and as wide as two inner margins (12 mm).
[[nodiscard]] std::vector<SheetSide> split_sheet(UprightPage sheet);

}  // namespace shenbao
