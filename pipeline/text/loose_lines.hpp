// Running text outside the tables: title, 附件, dates, notes, page numbers.
#pragma once

#include <vector>

#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/upright_page.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// Lines from top to bottom; a gap of more than kColumnGap glyphs splits one into several, left to right. Each line
// has its own glyph height, as titles are larger than notes. Stray marks that are no text are left out.
[[nodiscard]] std::vector<LinePicture> find_loose_lines(const UprightPage& page, const PageGrid& grid,
                                                        double glyph_px);

}  // namespace shenbao
