#include "pipeline/trust/column_places.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// In heights of the line's characters: the difference of the blanks on both sides. Half of a number of two digits
// moves it by half of its height.
constexpr double kCentred = 0.3;
constexpr double kBeside = 0.4;
constexpr std::size_t kFewestOthers = 3;
constexpr double kOneLine = 1.7;  // heights of its characters that one line takes at most

using CellKey = std::tuple<std::string, int, int>;
using ColumnKey = std::tuple<std::string, int, int>;  // table, first column, span

struct Line {
    CellKey cell;
    double off_centre = 0;  // heights of its characters
};

struct CellAt {
    const TableCell* cell = nullptr;
    int page = 0;
};

// nullopt for what is no single line that fills its cell's text.
std::optional<Line> line_of(const Field& field, const CellAt& at) {
    const double height = field.evidence.get(EvidenceKind::glyph_height_px).value_or(0);
    const Box &ink = field.bbox, &cell = at.cell->bbox;
    if (field.text.empty() || height <= 0 || field.page != at.page || ink.height() > kOneLine * height)
        return std::nullopt;
    if (fold_text(field.text) != fold_text(at.cell->text)) return std::nullopt;
    const int off = (ink.x0 - cell.x0) - (cell.x1 - ink.x1);
    return Line{{field.cell->table, field.cell->row, field.cell->col}, std::abs(off) / height};
}

}  // namespace

ColumnPlaces::ColumnPlaces(const Declaration& declaration) {
    std::map<CellKey, CellAt> cells;
    for (const Table& table : declaration.tables)
        for (const TableCell& cell : table.cells) cells[{table.id, cell.row, cell.col}] = {&cell, table.page};
    std::map<ColumnKey, std::map<CellKey, double>> columns;
    visit_fields(declaration, [&](const std::string&, const Field& field) {
        if (!field.cell || field.source != FieldSource::ocr) return;
        const auto at = cells.find({field.cell->table, field.cell->row, field.cell->col});
        if (at == cells.end()) return;
        const auto line = line_of(field, at->second);
        if (!line) return;
        columns[{field.cell->table, field.cell->col, at->second.cell->col_span}][line->cell] = line->off_centre;
    });
    for (const auto& [key, lines] : columns) {
        const auto centred = static_cast<std::size_t>(
            std::ranges::count_if(lines, [](const auto& line) { return line.second <= kCentred; }));
        if (centred < kFewestOthers || centred + 1 != lines.size()) continue;
        for (const auto& [cell, off_centre] : lines)
            if (off_centre > kBeside) beside_.insert(cell);
    }
}

bool ColumnPlaces::concern(const Field& field) const {
    return field.cell && field.source == FieldSource::ocr &&
           beside_.contains({field.cell->table, field.cell->row, field.cell->col});
}

}  // namespace shenbao
