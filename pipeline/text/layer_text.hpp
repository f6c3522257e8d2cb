// A page's text layer shared out: lines of each cell, and lines outside tables.
#pragma once

#include <vector>

#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/page_map.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/source_page.hpp"

namespace shenbao {

struct LayerText {
    std::vector<std::vector<std::vector<LineReading>>> cells;  // [table][cell], top to bottom; empty: no glyphs
    std::vector<LineReading> loose;                            // outside tables, cut at wide gaps
};

[[nodiscard]] LayerText arrange_layer(const TextLayer& layer, const PageMap& map, const PageGrid& grid);

}  // namespace shenbao
