#include "pipeline/text/layer_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/text/text_layer_lines.hpp"

namespace shenbao {

namespace {

constexpr double kColumnGapHeights = 4.0;  // as for running text read from pixels

using CellGlyphs = std::vector<std::vector<std::vector<UprightGlyph>>>;  // [table][cell]

bool put_into_cell(const UprightGlyph& glyph, const PageGrid& grid, CellGlyphs& cells) {
    const Point centre{(glyph.box.x0 + glyph.box.x1) / 2.0, (glyph.box.y0 + glyph.box.y1) / 2.0};
    for (std::size_t t = 0; t < grid.tables.size(); ++t) {
        if (!grid.tables[t].box.contains(centre)) continue;
        for (std::size_t c = 0; c < grid.tables[t].cells.size(); ++c)
            if (grid.tables[t].cells[c].box.contains(centre)) {
                cells[t][c].push_back(glyph);
                return true;
            }
    }
    return false;
}

}  // namespace

LayerText arrange_layer(const TextLayer& layer, const PageMap& map, const PageGrid& grid) {
    CellGlyphs glyphs;
    std::vector<UprightGlyph> loose;
    for (const GridTable& table : grid.tables) glyphs.emplace_back(table.cells.size());
    for (const UprightGlyph& glyph : place_glyphs(layer, map))
        if (!put_into_cell(glyph, grid, glyphs)) loose.push_back(glyph);
    LayerText text;
    for (auto& table : glyphs) {
        text.cells.emplace_back();
        for (auto& cell : table) text.cells.back().push_back(order_glyphs(std::move(cell)));
    }
    text.loose = split_at_gaps(order_glyphs(std::move(loose)), kColumnGapHeights);
    return text;
}

namespace {

bool lies_on(const LinePicture& picture, const Box& layer_line) {
    const Box shared = intersect(picture.box, layer_line);
    return shared.height() * 2 > picture.box.height() && shared.width() * 2 > picture.box.width();
}

}  // namespace

std::vector<LinePicture> pictures_under(const Box& layer_line, const std::vector<LinePicture>& pictures) {
    std::vector<LinePicture> under;
    std::copy_if(pictures.begin(), pictures.end(), std::back_inserter(under),
                 [&](const LinePicture& picture) { return lies_on(picture, layer_line); });
    return under;
}

std::vector<LinePicture> pictures_beside(const std::vector<LineReading>& layer,
                                         const std::vector<LinePicture>& pictures) {
    std::vector<LinePicture> beside;
    std::copy_if(pictures.begin(), pictures.end(), std::back_inserter(beside), [&](const LinePicture& picture) {
        return std::none_of(layer.begin(), layer.end(),
                            [&](const LineReading& line) { return lies_on(picture, line.box); });
    });
    return beside;
}

}  // namespace shenbao
