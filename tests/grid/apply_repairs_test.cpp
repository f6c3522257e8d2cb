// What a person says about rules: the cells go on tiling their table, or nothing is changed and it is said why.
#include "pipeline/grid/apply_repairs.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "pipeline/grid/cell_faces.hpp"
#include "pipeline/grid/dump_grid.hpp"

using namespace shenbao;

namespace {

const PageExtent kPage{1000, 1000, 254};  // 10 px a mm: cells have 18 px at least, lines snap at 8

GridCell cell(int row, int col, int row_span = 1, int col_span = 1) {
    return {row, col, row_span, col_span, {}, 1};
}

// Row lines every 50 px from 100, column lines every 100 px from 100.
GridTable table_of_cells(int rows, int cols, std::vector<GridCell> cells, double from_y = 100) {
    GridTable table;
    for (int i = 0; i <= rows; ++i) table.row_lines.push_back(from_y + 50 * i);
    for (int j = 0; j <= cols; ++j) table.col_lines.push_back(100 + 100 * j);
    table.cells = std::move(cells);
    return table_of(faces_of(table));
}

GridTable plain(int rows, int cols, double from_y = 100) {
    std::vector<GridCell> cells;
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j) cells.push_back(cell(i, j));
    return table_of_cells(rows, cols, cells, from_y);
}

PageRepair repair(PageEdit edit) {
    return {1, {1000, 1000, 0}, std::move(edit)};
}

RuleSpan level(double y, double begin, double end) {
    return {RuleDirection::horizontal, y, begin, end};
}
RuleSpan upright(double x, double begin, double end) {
    return {RuleDirection::vertical, x, begin, end};
}

RepairedGrid repaired(GridTable table, std::vector<PageEdit> edits) {
    PageGrid grid;
    grid.tables.push_back(std::move(table));
    std::vector<PageRepair> repairs;
    for (PageEdit& edit : edits) repairs.push_back(repair(std::move(edit)));
    return apply_repairs(std::move(grid), repairs, kPage);
}

struct Row {
    std::string name;
    GridTable before;
    PageEdit edit;
    std::string after;  // a dump, or why it is refused
};

const GridTable kJagged = table_of_cells(2, 3, {cell(0, 0, 1, 2), cell(0, 2), cell(1, 0), cell(1, 1, 1, 2)});
const GridTable kTwoRows = table_of_cells(2, 2, {cell(0, 0, 2, 1), cell(0, 1), cell(1, 1)});

const std::vector<Row> kEdits{
    {"a rule through all cells of a row", plain(2, 2), AddRule{level(125, 100, 300)},
     "3x2\n0: 0 1\n1: 0 1\n2: 0 1\n"},
    {"a rule through one cell", plain(2, 2), AddRule{level(125, 205, 290)}, "3x2\n0: 0v2 1\n1: 1\n2: 0 1\n"},
    {"a rule drawn from right to left", plain(2, 2), AddRule{level(125, 290, 205)},
     "3x2\n0: 0v2 1\n1: 1\n2: 0 1\n"},
    {"a rule drawn a little too short", plain(1, 2), AddRule{level(125, 100, 255)}, "2x2\n0: 0 1\n1: 0 1\n"},
    {"a rule far too short divides what it does run through", plain(1, 2), AddRule{level(125, 100, 245)},
     "2x2\n0: 0 1v2\n1: 0\n"},
    {"an upright rule", plain(1, 2), AddRule{upright(150, 100, 150)}, "1x3\n0: 0 1 2\n"},
    {"a rule near a line of the table lies on it", kTwoRows, AddRule{level(156, 100, 200)},
     "2x2\n0: 0 1\n1: 0 1\n"},
    {"a rule that is there", plain(2, 2), AddRule{level(150, 100, 300)}, "there is a rule already"},
    {"a rule that ends in a cell", plain(1, 2), AddRule{level(125, 110, 150)},
     "it runs through no cell from side to side"},
    {"a rule too near to another", plain(2, 2), AddRule{level(140, 100, 300)},
     "there is no room: a cell would be thinner than any is"},
    {"a rule below the table is its new side", kJagged, AddRule{level(230, 100, 400)},
     "3x3\n0: 0+2 2\n1: 0 1+2\n2: 0 1+2\n"},
    {"a rule above the table, too", kJagged, AddRule{level(60, 110, 390)}, "3x3\n0: 0+2 2\n1: 0+2 2\n2: 0 1+2\n"},
    {"a rule right of the table, too", plain(2, 1), AddRule{upright(280, 100, 200)}, "2x2\n0: 0 1\n1: 0 1\n"},
    {"a rule beyond the page", plain(2, 2), AddRule{level(1020, 100, 300)}, "it is not on the page"},
    {"a rule before the page", plain(2, 2), AddRule{upright(-40, 100, 200)}, "it is not on the page"},
    {"a side moved off the page", plain(2, 2), MoveRule{upright(100, 100, 200), -1}, "it is not on the page"},
    {"a short rule below the table", plain(2, 2), AddRule{level(230, 100, 180)},
     "it runs through no cell from side to side"},
    {"a rule right below the table", plain(2, 2), AddRule{level(212, 100, 300)},
     "there is no room: a cell would be thinner than any is"},

    {"a rule less", plain(2, 2), RemoveRule{level(150, 100, 300)}, "1x2\n0: 0 1\n"},
    {"a part of a rule less", plain(2, 2), RemoveRule{level(152, 210, 290)}, "2x2\n0: 0 1v2\n1: 0\n"},
    {"an upright rule less", plain(2, 2), RemoveRule{upright(200, 100, 200)}, "2x1\n0: 0\n1: 0\n"},
    {"cells that do not lie opposite each other", kJagged, RemoveRule{level(150, 100, 400)},
     "the cells on its two sides do not lie opposite each other; merge cells instead"},
    {"a rule less where there is none", plain(2, 2), RemoveRule{level(125, 100, 300)}, "there is no rule"},
    {"the side of a table less", plain(3, 2), RemoveRule{level(250, 100, 300)}, "2x2\n0: 0 1\n1: 0 1\n"},
    {"the left side less", plain(1, 3), RemoveRule{upright(100, 100, 150)}, "1x2\n0: 0 1\n"},
    {"a part of a table's side less", plain(3, 3), RemoveRule{level(250, 100, 200)},
     "only a part of the rule would move; move it as far as it runs straight on"},
    {"an uneven side less", kTwoRows, RemoveRule{level(200, 100, 300)},
     "the cells at this side do not end on one line; remove their rules first"},
    {"the side of a row alone", plain(1, 2), RemoveRule{level(150, 100, 300)},
     "nothing would be left of the table"},

    {"a rule elsewhere", plain(2, 2), MoveRule{level(150, 100, 300), 170}, "2x2\n0: 0 1\n1: 0 1\n"},
    {"a part of a rule elsewhere", plain(2, 2), MoveRule{level(150, 200, 300), 170},
     "3x2\n0: 0 1v2\n1: 0v2\n2: 1\n"},
    {"a rule onto the next one", plain(3, 1), MoveRule{level(150, 100, 200), 196},
     "there is no room: a cell would be thinner than any is"},
    {"a rule past the next one", plain(3, 1), MoveRule{level(150, 100, 200), 230},
     "there is no room: a cell would be thinner than any is"},
    {"a part of a rule that runs on", kJagged, MoveRule{level(150, 100, 200), 170},
     "only a part of the rule would move; move it as far as it runs straight on"},
    {"no rule elsewhere", plain(2, 2), MoveRule{level(125, 100, 300), 170}, "there is no rule"},

    {"two cells", plain(2, 2), MergeCells{{100, 100, 300, 150}}, "2x2\n0: 0+2\n1: 0 1\n"},
    {"all cells", plain(2, 2), MergeCells{{90, 90, 310, 210}}, "1x1\n0: 0\n"},
    {"cells that are no rectangle", kTwoRows, MergeCells{{100, 100, 300, 151}},
     "these cells are no rectangle together"},
    {"one cell", plain(2, 2), MergeCells{{100, 100, 200, 150}}, "two cells at least are needed"},

    {"a cell in two", plain(2, 2), SplitCell{{100, 100, 200, 150}, RuleDirection::vertical, 150},
     "2x3\n0: 0 1 2\n1: 0+2 2\n"},
    {"a cell in two, on a line of its neighbours", kTwoRows,
     SplitCell{{100, 100, 200, 200}, RuleDirection::horizontal, 146}, "2x2\n0: 0 1\n1: 0 1\n"},
    {"a cell in two, outside of it", plain(2, 2), SplitCell{{100, 100, 200, 150}, RuleDirection::vertical, 250},
     "there is no room: a cell would be thinner than any is"},
    {"no cell in two", table_of_cells(1, 1, {cell(0, 0)}),
     SplitCell{{100, 100, 110, 110}, RuleDirection::vertical, 105}, "there is no cell"},
    {"far from every table", plain(2, 2), MergeCells{{800, 800, 900, 900}}, "there is no table"},
};

}  // namespace

TEST_CASE("a repair makes these cells of those, or is refused with a reason") {
    for (const Row& row : kEdits) {
        INFO(row.name);
        const RepairedGrid result = repaired(row.before, {row.edit});
        REQUIRE(result.grid.tables.size() == 1);
        const GridTable& table = result.grid.tables[0];
        if (result.refused.empty()) {
            CHECK(dump(table) == row.after);
        } else {
            CHECK(result.refused[0].reason == row.after);
            CHECK(dump(table) == dump(row.before));
        }
        CHECK(do_tile(faces_of(table)));
    }
}

TEST_CASE("a repair that is undone by its opposite leaves the table as it was") {
    const GridTable before = plain(3, 3);
    const std::vector<std::vector<PageEdit>> pairs{
        {RemoveRule{level(150, 100, 400)}, AddRule{level(150, 100, 400)}},
        {RemoveRule{upright(200, 150, 200)}, AddRule{upright(200, 150, 200)}},
        {MoveRule{level(150, 100, 400), 170}, MoveRule{level(170, 100, 400), 150}},
        {MergeCells{{100, 100, 300, 150}}, SplitCell{{100, 100, 300, 150}, RuleDirection::vertical, 200}},
        {AddRule{level(300, 100, 400)}, RemoveRule{level(300, 100, 400)}}};
    for (const auto& pair : pairs) {
        const RepairedGrid result = repaired(before, pair);
        CHECK(result.refused.empty());
        CHECK(dump(result.grid.tables[0]) == dump(before));
        CHECK(result.grid.tables[0].row_lines == before.row_lines);
        CHECK(result.grid.tables[0].col_lines == before.col_lines);
    }
}

TEST_CASE("a refused repair keeps none of the others from being done, and says which it was") {
    const RepairedGrid result =
        repaired(plain(2, 2), {TurnPage{0}, AddRule{level(150, 100, 300)}, RemoveRule{level(150, 100, 300)}});
    REQUIRE(result.refused.size() == 1);
    CHECK(result.refused[0].index == 1);
    CHECK(dump(result.grid.tables[0]) == "1x2\n0: 0 1\n");
}

TEST_CASE("a repair changes the table that it lies on and no other") {
    PageGrid grid;
    grid.tables = {plain(2, 2), plain(2, 2, 400)};
    const std::vector<PageRepair> below{repair(RemoveRule{level(450, 100, 300)})};
    const RepairedGrid result = apply_repairs(grid, below, kPage);
    CHECK(dump(result.grid.tables[0]) == dump(grid.tables[0]));
    CHECK(dump(result.grid.tables[1]) == "1x2\n0: 0 1\n");
    const std::vector<PageRepair> onto{repair(AddRule{level(420, 100, 300)}),
                                       repair(MoveRule{level(200, 100, 300), 410})};
    const RepairedGrid refused = apply_repairs(grid, onto, kPage);
    REQUIRE(refused.refused.size() == 1);
    CHECK(refused.refused[0] == RefusedRepair{1, "another table is there"});
}

TEST_CASE("what a person said is no measurement: a cell has the least coverage of those it came of") {
    GridTable table = plain(2, 1);
    table.cells[0].rule_coverage = 0.4;
    table.cells[1].rule_coverage = 0.9;
    const RepairedGrid merged = repaired(table, {RemoveRule{level(150, 100, 200)}});
    CHECK(merged.grid.tables[0].cells[0].rule_coverage == 0.4);
    const RepairedGrid parted = repaired(table, {AddRule{level(175, 100, 200)}});
    REQUIRE(parted.grid.tables[0].cells.size() == 3);
    CHECK(parted.grid.tables[0].cells[2].rule_coverage == 0.9);
}

TEST_CASE("a rule is moved by less than what it would snap by: its own line does not hold it") {
    const RepairedGrid result = repaired(plain(2, 2), {MoveRule{level(150, 100, 300), 153}});
    CHECK(result.grid.tables[0].row_lines == std::vector<double>{100, 153, 200});
}

TEST_CASE("segments and joints follow the cells; what was seen keeps its width and coverage") {
    PageGrid grid;
    grid.tables = {plain(2, 2)};
    for (const double y : {100.0, 150.0, 200.0})
        grid.segments.push_back({Direction::horizontal, y, 100, 300, 3, 0.8, false});
    grid.segments.push_back({Direction::horizontal, 700, 100, 300, 5, 1, false});  // of no table
    grid.segments.push_back({Direction::vertical, 200, 100, 130, 3, 0.8, false});  // of the divider, a third
    grid.joints = list_joints(grid.tables[0]);
    const std::vector<PageRepair> repairs{repair(RemoveRule{level(150, 100, 300)}),
                                          repair(AddRule{level(130, 200, 300)})};
    const RepairedGrid result = apply_repairs(grid, repairs, kPage);
    CHECK(result.refused.empty());
    int seen = 0, inferred = 0, others = 0;
    for (const RuleSegment& segment : result.grid.segments) {
        CHECK(segment.position != 150);
        if (segment.position == 700) ++others;
        if (segment.direction == Direction::vertical) CHECK(segment.inferred);
        if (segment.direction != Direction::horizontal || segment.position == 700) continue;
        (segment.inferred ? inferred : seen) += 1;
        CHECK(segment.coverage == (segment.inferred ? 0 : 0.8));
        CHECK(segment.width_px == 3);
    }
    CHECK(seen == 2);
    CHECK(inferred == 1);
    CHECK(others == 1);
    CHECK(result.grid.joints.size() == 8);  // four corners, two ends of each rule within
}

TEST_CASE("whatever is said, cells tile their table") {
    std::mt19937 random(7);
    const auto number = [&](int least, int most) {
        return std::uniform_int_distribution<int>(least, most)(random);
    };
    int done = 0;
    for (int round = 0; round < 400; ++round) {
        PageGrid grid;
        grid.tables = {plain(number(1, 5), number(1, 5))};
        std::vector<PageRepair> repairs;
        for (int i = 0; i < 12; ++i) {
            const auto direction = number(0, 1) == 0 ? RuleDirection::horizontal : RuleDirection::vertical;
            const RuleSpan rule{direction, 5.0 * number(15, 90), 5.0 * number(15, 90), 5.0 * number(15, 90)};
            const Box box{5 * number(15, 90), 5 * number(15, 90), 5 * number(15, 90), 5 * number(15, 90)};
            const PageEdit edits[] = {AddRule{rule}, RemoveRule{rule}, MoveRule{rule, 5.0 * number(15, 90)},
                                      MergeCells{box}, SplitCell{box, direction, 5.0 * number(15, 90)}};
            repairs.push_back(repair(edits[number(0, 4)]));
        }
        const RepairedGrid result = apply_repairs(grid, repairs, kPage);
        done += static_cast<int>(repairs.size() - result.refused.size());
        for (const GridTable& table : result.grid.tables) {
            REQUIRE(do_tile(faces_of(table)));
            for (const GridCell& one : table.cells) REQUIRE_FALSE(one.box.empty());
        }
    }
    CHECK(done > 200);  // else it would prove little
}

TEST_CASE("a table's shape has every rule once, as far as it runs straight on") {
    const TableShape shape = shape_of(kJagged);
    CHECK(shape.cells.size() == 4);
    const std::vector<RuleSpan> wanted{level(100, 100, 400),   level(150, 100, 400),   level(200, 100, 400),
                                       upright(100, 100, 200), upright(200, 150, 200), upright(300, 100, 150),
                                       upright(400, 100, 200)};
    CHECK(shape.rules == wanted);
}
