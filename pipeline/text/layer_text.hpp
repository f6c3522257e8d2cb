// A page's text layer shared out: lines of each cell, and lines outside tables.
#pragma once

#include <vector>

#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/page_map.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/source_page.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

struct LayerText {
    std::vector<std::vector<std::vector<LineReading>>> cells;  // [table][cell], top to bottom; empty: no glyphs
    std::vector<LineReading> loose;                            // outside tables, cut at wide gaps
};

[[nodiscard]] LayerText arrange_layer(const TextLayer& layer, const PageMap& map, const PageGrid& grid);

// The pictures of lines outside tables that a line of the layer lies on.
[[nodiscard]] std::vector<LinePicture> pictures_under(const Box& layer_line,
                                                      const std::vector<LinePicture>& pictures);

// Those that no line of the layer lies on.
[[nodiscard]] std::vector<LinePicture> pictures_beside(const std::vector<LineReading>& layer,
                                                       const std::vector<LinePicture>& pictures);

}  // namespace shenbao
