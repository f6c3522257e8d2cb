#include "pipeline/trust/text_places.hpp"

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
        // Fields of one column and of two kinds, so that a column and a kind are told apart.
        Indicator& indicator = declaration.indicators.emplace_back();
        (field.cell->row % 2 == 0 ? indicator.value : indicator.actual) = field;
    }
    declaration.tables.push_back(table);
    return declaration;
}

const std::vector<Field> kCentredLines{line_at(0, 150, 250), line_at(1, 182, 220), line_at(2, 120, 281)};

bool is_beside(std::vector<Field> others, const Field& field) {
    others.push_back(field);
    return TextPlaces(column_of(others)).concern(field);
}

}  // namespace

// 底前 of 2023年8月底前 was accepted: paper lay over the rest.
TEST_CASE("a line beside the middle of a column of centred lines may be half of one") {
    CHECK(is_beside(kCentredLines, line_at(3, 200, 250)));
    CHECK(is_beside(kCentredLines, line_at(3, 150, 200)));
    CHECK_FALSE(is_beside(kCentredLines, line_at(3, 175, 226)));
}

TEST_CASE("a full-width mark at an end moves the ink a little, not by half of the text") {
    CHECK_FALSE(is_beside(kCentredLines, line_at(3, 150, 236, "资金总额：")));
    CHECK(is_beside(kCentredLines, line_at(3, 150, 222, "资金总额：")));
    CHECK(is_beside(kCentredLines, line_at(3, 150, 236, "资金总额")));
}

TEST_CASE("columns that are not centred, have few lines or lines of several rows say nothing") {
    const Field half = line_at(3, 200, 250);
    CHECK_FALSE(is_beside({kCentredLines[0], kCentredLines[1]}, half));
    CHECK_FALSE(is_beside({line_at(0, 105, 250), line_at(1, 105, 150), line_at(2, 105, 281)}, half));
    auto mixed = kCentredLines;
    mixed.push_back(line_at(4, 105, 150));
    CHECK_FALSE(is_beside(mixed, half));
    Field block = half;
    block.bbox.y0 -= 15, block.bbox.y1 += 15;
    CHECK_FALSE(is_beside(kCentredLines, block));
}

TEST_CASE("text layers have no covered halves, and part of a cell's text stands anywhere") {
    Field layer = line_at(3, 200, 250);
    layer.source = FieldSource::text_layer;
    CHECK_FALSE(is_beside(kCentredLines, layer));
    const Field half = line_at(3, 200, 250);
    auto declaration = column_of({kCentredLines[0], kCentredLines[1], kCentredLines[2], half});
    declaration.tables[0].cells[3].text = "截至2021年";
    CHECK_FALSE(TextPlaces(declaration).concern(half));
}

// The half years' values of a long-term form stand in two columns: ≥9 of ≥97% was accepted in the one with few
// lines.
TEST_CASE("fields of one kind are compared over the columns of their table") {
    std::vector<Field> fields{line_at(0, 150, 250), line_at(2, 182, 220), line_at(4, 120, 281)};
    Field half = line_at(6, 200, 250);
    half.cell->col = 5;
    fields.push_back(half);
    CHECK(TextPlaces(column_of(fields)).concern(half));
    Field other_kind = line_at(7, 200, 250);
    other_kind.cell->col = 5;
    fields.back() = other_kind;
    CHECK_FALSE(TextPlaces(column_of(fields)).concern(other_kind));
}

// The upper of two lines lay under paper, and the lower one was accepted as the whole.
TEST_CASE("a text higher or lower than the others of its table may be half of one") {
    const auto is_shifted = [](int by_px, int others) {
        std::vector<Field> fields;
        for (int row = 0; row < others; ++row) fields.push_back(line_at(row, 105, 150 + 10 * row));
        Field field = line_at(others, 105, 250);
        field.bbox.y0 += by_px, field.bbox.y1 += by_px;
        fields.push_back(field);
        return TextPlaces(column_of(fields)).concern(field);
    };
    CHECK(is_shifted(8, 6));
    CHECK(is_shifted(-8, 6));
    CHECK_FALSE(is_shifted(3, 6));
    CHECK_FALSE(is_shifted(8, 4));
}

TEST_CASE("a form whose texts stand high and low says nothing of height") {
    std::vector<Field> fields;
    for (int row = 0; row < 9; ++row) {
        fields.push_back(line_at(row, 105, 150 + 10 * row));
        if (row % 3 == 0) fields.back().bbox.y0 -= 8, fields.back().bbox.y1 -= 8;
    }
    const TextPlaces places(column_of(fields));
    for (const Field& field : fields) CHECK_FALSE(places.concern(field));
}
