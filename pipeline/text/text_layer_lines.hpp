// A PDF's text layer, cell by cell.
#pragma once

#include <vector>

#include "pipeline/base/page_map.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/source_page.hpp"

namespace shenbao {

struct UprightGlyph {
    std::string text;
    Box box;  // upright px
};

// The layer's glyphs on the upright page, blanks left out.
[[nodiscard]] std::vector<UprightGlyph> place_glyphs(const TextLayer& layer, const PageMap& map);

// Glyphs -> lines by baseline, top to bottom, each left to right. Source is text_layer; a missing mean score etc.
// stays missing, as no reader looked at the pixels.
[[nodiscard]] std::vector<LineReading> order_glyphs(std::vector<UprightGlyph> glyphs);

// Lines cut where the gap between neighbours exceeds `gap_heights` line heights: for text outside tables.
[[nodiscard]] std::vector<LineReading> split_at_gaps(const std::vector<LineReading>& lines, double gap_heights);

}  // namespace shenbao
