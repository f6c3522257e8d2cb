#include "pipeline/form/collect_tables.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "pipeline/form/text_pieces.hpp"

namespace shenbao {
namespace {

constexpr double kSameWidth = 0.03;  // relative difference of a continued table's width. Guess, unmeasured

TableCell make_cell(const ReadPage& page, const GridCell& cell, const CellReading& reading) {
    TableCell made;
    made.row = cell.row;
    made.col = cell.col;
    made.row_span = cell.row_span;
    made.col_span = cell.col_span;
    made.bbox = cell.box;
    made.quad = page.map.to_source(cell.box);
    made.text = joined_pieces(cell_pieces(reading, page.info.number));
    const bool layer = !reading.lines.empty() && std::ranges::all_of(reading.lines, [](const LineReading& line) {
        return line.source == FieldSource::text_layer;
    });
    made.source = layer ? FieldSource::text_layer : FieldSource::ocr;
    for (const LineReading& line : reading.lines)
        if (!line.text.empty()) made.lines.push_back({line.box, std::nullopt, line.text, line.source});
    return made;
}

Table make_table(const ReadPage& page, std::size_t index, std::string id) {
    const GridTable& grid = page.grid.tables[index];
    Table table{std::move(id), page.info.number, grid.box, grid.rows(), grid.cols(), std::nullopt, {}};
    for (std::size_t i = 0; i < grid.cells.size(); ++i)
        table.cells.push_back(make_cell(page, grid.cells[i], page.text.tables[index][i]));
    return table;
}

bool same_width(const Table& a, const Table& b) {
    const double wide = std::max({1, a.bbox.width(), b.bbox.width()});
    return std::abs(a.bbox.width() - b.bbox.width()) <= kSameWidth * wide;
}

}  // namespace

std::vector<Table> collect_tables(const std::vector<const ReadPage*>& pages, int first_table, bool continued) {
    std::vector<Table> tables;
    for (const ReadPage* page : pages)
        for (std::size_t i = 0; i < page->grid.tables.size(); ++i) {
            const int number = first_table + static_cast<int>(tables.size());
            Table table = make_table(*page, i, "t" + std::to_string(number));
            const bool follows = continued && i == 0 && !tables.empty() && tables.back().page != table.page;
            if (follows && same_width(tables.back(), table)) table.continues = tables.back().id;
            tables.push_back(std::move(table));
        }
    return tables;
}

}  // namespace shenbao
