#include "pipeline/trust/broken_cells.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

// A row of two cells, of which the left one holds a field, above a row of one.
Declaration with_unplaced(int page, const Box& place) {
    Declaration declaration;
    Table table;
    table.id = "t1";
    for (const auto& [row, col, box] : {std::tuple{0, 0, Box{100, 50, 300, 90}},
                                        {0, 1, Box{300, 50, 500, 90}},
                                        {1, 0, Box{100, 90, 500, 130}}}) {
        TableCell cell;
        cell.row = row, cell.col = col, cell.bbox = box;
        table.cells.push_back(cell);
    }
    declaration.tables.push_back(table);
    declaration.issues.push_back({"unplaced-cells", Severity::warning, "", page, place, {}});
    return declaration;
}

Field field_in(int row, int col) {
    Field field;
    field.page = 1;
    field.cell = CellRef{"t1", row, col};
    return field;
}

}  // namespace

// 海晏 of 海晏市绿化管理事务中心 was accepted, the rest of it stood beyond a streak.
TEST_CASE("a field whose cell shares a rule with text that found no place may be half of it") {
    const BrokenCells beside(with_unplaced(1, {300, 50, 500, 90}));
    CHECK(beside.concern(field_in(0, 0)));
    CHECK(beside.concern(field_in(1, 0)));  // text may be cut across, too
    const BrokenCells nearly(with_unplaced(1, {302, 50, 500, 90}));
    CHECK(nearly.concern(field_in(0, 0)));
}

TEST_CASE("cells that touch at a corner, lie apart or on another page are whole") {
    CHECK_FALSE(BrokenCells(with_unplaced(1, {300, 90, 500, 130})).concern(field_in(0, 0)));
    CHECK_FALSE(BrokenCells(with_unplaced(1, {320, 50, 500, 90})).concern(field_in(0, 0)));
    CHECK_FALSE(BrokenCells(with_unplaced(2, {300, 50, 500, 90})).concern(field_in(0, 0)));
    Field loose = field_in(0, 0);
    loose.cell.reset();
    CHECK_FALSE(BrokenCells(with_unplaced(1, {300, 50, 500, 90})).concern(loose));
}
