#include "pipeline/trust/column_places.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace shenbao;

namespace {

constexpr double kHeight = 20;

Field line_at(int row, int x0, int x1, const std::string& text = "2021年") {
    Field field;
    field.text = text;
    field.page = 1;
    field.bbox = {x0, 40 * row + 8, x1, 40 * row + 30};
    field.cell = CellRef{"t1", row, 3};
    field.evidence.set(EvidenceKind::glyph_height_px, kHeight);
    return field;
}

// One column, 200 px wide, of indicators' values.
Declaration column_of(const std::vector<Field>& fields) {
    Declaration declaration;
    Table table;
    table.id = "t1";
    table.page = 1;
    for (const Field& field : fields) {
        TableCell cell;
        cell.row = field.cell->row, cell.col = field.cell->col;
        cell.bbox = {100, 40 * cell.row, 300, 40 * cell.row + 40};
        cell.text = field.text;
        table.cells.push_back(cell);
        declaration.indicators.emplace_back().value = field;
    }
    declaration.tables.push_back(table);
    return declaration;
}

const std::vector<Field> kCentredLines{line_at(0, 150, 250), line_at(1, 182, 220), line_at(2, 120, 281)};

bool is_beside(std::vector<Field> others, const Field& field) {
    others.push_back(field);
    return ColumnPlaces(column_of(others)).concern(field);
}

}  // namespace

// 底前 of 2023年8月底前 was accepted: paper lay over the rest.
TEST_CASE("a line beside the middle of a column of centred lines may be half of one") {
    CHECK(is_beside(kCentredLines, line_at(3, 200, 250)));
    CHECK(is_beside(kCentredLines, line_at(3, 150, 200)));
    CHECK_FALSE(is_beside(kCentredLines, line_at(3, 175, 226)));
}

TEST_CASE("columns that are not centred, have few lines or lines of several rows say nothing") {
    const Field half = line_at(3, 200, 250);
    CHECK_FALSE(is_beside({kCentredLines[0], kCentredLines[1]}, half));
    CHECK_FALSE(is_beside({line_at(0, 105, 250), line_at(1, 105, 150), line_at(2, 105, 281)}, half));
    auto mixed = kCentredLines;
    mixed.push_back(line_at(4, 105, 150));
    CHECK_FALSE(is_beside(mixed, half));
    Field block = half;
    block.bbox.y1 = block.bbox.y0 + 50;
    CHECK_FALSE(is_beside(kCentredLines, block));
}

TEST_CASE("text layers have no covered halves, and part of a cell's text stands anywhere") {
    Field layer = line_at(3, 200, 250);
    layer.source = FieldSource::text_layer;
    CHECK_FALSE(is_beside(kCentredLines, layer));
    const Field half = line_at(3, 200, 250);
    auto declaration = column_of({kCentredLines[0], kCentredLines[1], kCentredLines[2], half});
    declaration.tables[0].cells[3].text = "截至2021年";
    CHECK_FALSE(ColumnPlaces(declaration).concern(half));
}
