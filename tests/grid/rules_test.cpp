// The steps of the grid room one by one: which strokes are joined, which are rules, how regions become rectangles.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "pipeline/grid/dump_grid.hpp"
#include "pipeline/grid/lattice_faces.hpp"
#include "pipeline/grid/meet_strokes.hpp"
#include "pipeline/grid/merge_strokes.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

const GridScale kScale = derive_scale(200, 1654, {});

Stroke flat(double y, double x0, double x1) {
    return make_stroke(Direction::horizontal, y, x0, x1, 2);
}
Stroke tall(double x, double y0, double y1) {
    return make_stroke(Direction::vertical, x, y0, y1, 2);
}

std::string found_dump(const DrawnPage& drawn) {
    const PageGrid grid = find_grid(drawn.page());
    return grid.tables.size() == 1 ? dump(grid.tables[0]) : std::to_string(grid.tables.size()) + " tables";
}

DrawnTable four_by_four() {
    return plain_table({60, 70, 80, 90, 100}, {20, 60, 100, 140, 180});
}

}  // namespace

TEST_CASE("pieces on one line are joined over a notch, pieces on two lines and far ones are not") {
    const auto joined = merge_collinear({flat(100, 0, 200), flat(100.4, 203, 400)}, kScale);
    REQUIRE(joined.size() == 1);
    CHECK(joined[0].begin == 0);
    CHECK(joined[0].end == 400);
    CHECK(joined[0].at(200) == Approx(100.2).margin(0.2));
    CHECK(merge_collinear({flat(100, 0, 200), flat(110, 203, 400)}, kScale).size() == 2);
    CHECK(merge_collinear({flat(100, 0, 200), flat(100, 230, 400)}, kScale).size() == 2);
}

TEST_CASE("a stem of a character behind the end of a rule is no piece of it, a worn piece of the rule is") {
    Stroke stem = tall(100.5, 204, 226);
    CHECK(merge_collinear({tall(100, 0, 200), stem}, kScale).size() == 1);
    stem.clear = 0.5;
    CHECK(merge_collinear({tall(100, 0, 200), stem}, kScale).size() == 2);
    stem.end = 304;  // as long as no stem is: print stands beside the rule
    CHECK(merge_collinear({tall(100, 0, 200), stem}, kScale).size() == 1);
    stem.width_px = 12;  // as thick as a row of characters
    CHECK(merge_collinear({tall(100, 0, 200), stem}, kScale).size() == 2);
}

namespace {

// A cell of two rows, 34 to 51 mm, 40 to 64, with rules that part its neighbour's rows at 52, and the line of a
// lower row's divider in its middle.
DrawnTable beside_two_rows() {
    DrawnTable form;
    form.rows = {40, 52, 64, 76};
    form.cols = {20, 34, 42.5, 51, 110, 180};
    form.cells = {{0, 0, 1, 1}, {0, 1, 2, 2}, {0, 3, 1, 1}, {0, 4, 1, 1}, {1, 0, 1, 1},
                  {1, 3, 1, 1}, {1, 4, 1, 1}, {2, 0, 1, 2}, {2, 2, 1, 2}, {2, 4, 1, 1}};
    return form;
}

}  // namespace

// 数量指标 in a cell of two rows, at 150 dpi: the middles of its crowded characters lay on the rule that parts the
// rows beside it. They made one thick stroke, joined to the rule, and cut the cell through the characters.
TEST_CASE("a row of crowded characters beside a rule, on its line, is no piece of it") {
    const DrawnTable form = beside_two_rows();
    for (const double dpi : {100.0, 150.0, 200.0}) {
        for (const double beside : {1.6, 2.0, 2.4}) {  // mm of white between the rule and the characters
            INFO("dpi " << dpi << ", " << beside << " mm");
            DrawnPage drawn(210, 120, dpi);
            drawn.table(form);
            for (double x = 51 - beside - 3; x > 35; x -= 3.2) {
                for (const double y : {50.5, 51.2, 51.9, 52.6, 53.3}) drawn.horizontal(y, x, x + 3, 0.35);
                for (const double stem : {0.2, 1.4, 2.6}) drawn.vertical(x + stem, 50.4, 53.4, 0.35);
            }
            CHECK(found_dump(drawn) == expected_dump(form));
        }
    }
}

TEST_CASE("the two strokes of a double rule are one in their middle, columns of two blocks stay two") {
    const auto doubled = merge_doubles({flat(100, 0, 500), flat(110, 4, 495)}, kScale);
    REQUIRE(doubled.size() == 1);
    CHECK(doubled[0].at(250) == Approx(105).margin(0.3));
    CHECK(merge_doubles({tall(100, 0, 300), tall(110, 300, 600)}, kScale).size() == 2);
}

TEST_CASE("a broken rule is offered whole beside its pieces, with its break noted") {
    const auto bridged = bridge_breaks({flat(100, 0, 200), flat(100, 230, 400)}, kScale);
    REQUIRE(bridged.size() == 1);
    CHECK(bridged[0].covers(100));
    CHECK_FALSE(bridged[0].covers(215));
    CHECK(bridge_breaks({flat(100, 0, 40), flat(100, 130, 170)}, kScale).empty());
}

TEST_CASE("a short stroke is a rule only between two rules it touches") {
    const std::vector<Stroke> rows{flat(100, 0, 400), flat(140, 0, 400)};
    const std::vector<Stroke> sides{tall(1, 100, 140), tall(399, 100, 140)};
    const auto with = [&](const Stroke& divider) {
        std::vector<Stroke> vertical = sides;
        vertical.push_back(divider);
        const auto sets = group_rules(rows, vertical, kScale);
        return sets.size() == 1 ? sets[0].vertical.size() : 0;
    };
    CHECK(with(tall(200, 101, 139)) == 3);
    CHECK(with(tall(200, 106, 139)) == 2);
    CHECK(with(tall(200, 106, 134)) == 2);
}

TEST_CASE("a region that is no rectangle is cut where a rule stops, and the cut is inferred") {
    LatticeEdges edges(2, 2);  // all faces one region but for a rule from the left side to the middle
    edges = close_box(std::move(edges));
    edges.along_row(1, 0).present = true;
    edges.along_col(0, 1).present = true;  // ... and one from the top to the middle: an L is left
    const Tiling tiling = tile_lattice(edges);
    REQUIRE(tiling.blocks.size() == 3);
    long long faces = 0;
    for (const FaceBlock& b : tiling.blocks) faces += (b.row1 - b.row0) * (b.col1 - b.col0);
    CHECK(faces == 4);
    CHECK((tiling.edges.along_row(1, 1).inferred || tiling.edges.along_col(1, 1).inferred));
}

TEST_CASE("where ink says so the cut follows the ink") {
    LatticeEdges edges = close_box(LatticeEdges(2, 2));
    edges.along_row(1, 0).present = true;
    edges.along_col(0, 1).present = true;
    edges.along_col(1, 1).ink = 0.3;
    const Tiling tiling = tile_lattice(edges);
    CHECK(tiling.edges.along_col(1, 1).inferred);
    CHECK_FALSE(tiling.edges.along_row(1, 1).present);
}

TEST_CASE("a rule with a hole in the middle is completed, and only there inferred") {
    const auto rule_with_hole = [](double hole) {
        LatticeEdges edges = close_box(LatticeEdges(2, 3));
        for (int j = 0; j < 3; ++j) edges.along_row(1, j) = {j != 1, false, 0, j == 1 ? hole : 100};
        return tile_lattice(edges);
    };
    const Tiling completed = rule_with_hole(60);
    CHECK(completed.blocks == std::vector<FaceBlock>{{0, 1, 0, 3}, {1, 2, 0, 3}});
    CHECK(completed.edges.along_row(1, 1).inferred);
    CHECK_FALSE(completed.edges.along_row(1, 0).inferred);
    CHECK(rule_with_hole(100).blocks == std::vector<FaceBlock>{{0, 2, 0, 3}});
}

TEST_CASE("a rule that ends inside a cell is not completed") {
    LatticeEdges edges = close_box(LatticeEdges(2, 2));
    edges.along_row(1, 0) = {true, false, 1, 100};
    edges.along_row(1, 1) = {false, false, 0, 10};
    CHECK(tile_lattice(edges).blocks == std::vector<FaceBlock>{{0, 2, 0, 2}});
}

TEST_CASE("a rule wiped out under columns that cross it elsewhere still divides its rows") {
    DrawnPage drawn(210, 297, 200);
    DrawnTable t;
    t.rows = {40, 50, 60, 70};
    t.cols = {30, 90, 100, 110, 180};
    t.cells = {{0, 0}, {0, 1}, {0, 2}, {0, 3}, {1, 0, 1, 4}, {2, 0, 1, 4}};
    drawn.table(t);
    drawn.blank(88, 59, 112, 61);
    CHECK(found_dump(drawn) == expected_dump(t));
}

TEST_CASE("a streak through table and margins, skewed or not, divides no cell") {
    for (const double drift_mm : {0.0, 2.0}) {
        DrawnPage drawn(210, 297, 200);
        drawn.table(four_by_four());
        const int steps = 200;
        for (int i = 0; i < steps; ++i) {
            const double y0 = 5 + 285.0 * i / steps;
            drawn.vertical(77 + drift_mm * i / steps, y0, y0 + 285.0 / steps, 0.13);
        }
        INFO("drift " << drift_mm);
        CHECK(found_dump(drawn) == expected_dump(four_by_four()));
    }
}

TEST_CASE("a streak beside a rule is no second stroke of it") {
    for (const double beside_mm : {1.0, 1.6}) {
        DrawnPage drawn(210, 297, 200);
        drawn.table(four_by_four());
        const double rule_mm = four_by_four().cols[2];
        drawn.vertical(rule_mm + beside_mm, 5, 290, 0.13);
        INFO("beside " << beside_mm);
        CHECK(found_dump(drawn) == expected_dump(four_by_four()));
    }
}

// A photographed form's pale brown rules came in pieces and ended short of the table's sides: they were lost.
TEST_CASE("a pale rule in pieces that ends short of the sides is one") {
    DrawnPage drawn(210, 297, 110);
    drawn.table(plain_table({60, 90}, {20, 60, 100, 140, 180}));
    drawn.horizontal(75, 23, 177, 0.25);
    for (const double x : {31.0, 39.0, 47.0, 55.0, 63.0, 71.0, 79.0, 87.0, 95.0, 103.0, 111.0, 119.0, 127.0, 135.0,
                           143.0, 151.0, 159.0, 167.0})
        drawn.blank(x, 74, x + 1.2, 76);
    CHECK(found_dump(drawn) == expected_dump(plain_table({60, 75, 90}, {20, 60, 100, 140, 180})));
}

TEST_CASE("a pen stroke over the edge of a table divides no cell") {
    DrawnPage drawn(210, 297, 200);
    drawn.table(four_by_four());
    drawn.vertical(75, 45, 84, 0.5);
    drawn.horizontal(95, 150, 200, 0.5);
    CHECK(found_dump(drawn) == expected_dump(four_by_four()));
}

TEST_CASE("the stem of a pale character between two rules is no edge") {
    DrawnPage drawn(210, 297, 300);
    DrawnTable form = plain_table({50, 60, 65.5, 77}, {20, 50, 90, 150});
    std::erase_if(form.cells, [](const DrawnCell& c) { return c.row == 1; });
    form.cells.push_back({1, 0, 1, 1});
    form.cells.push_back({1, 1, 1, 2});
    drawn.table(form);
    drawn.vertical(90, 62.5, 63, 0.2);  // all of the stem that the mask has
    drawn.page().grey = 255 - drawn.page().ink;
    const auto px = [&](double mm) { return static_cast<int>(drawn.px(mm)); };
    drawn.page().grey(cv::Rect(px(90) - 1, px(60.9), 3, px(3.7))).setTo(160);
    drawn.page().grey(cv::Rect(px(88.6), px(62.2), px(2.8), px(1.7))).setTo(160);
    CHECK(found_dump(drawn) == expected_dump(form));
}

// The 亻 of a bold 他 in a low row of a coarse picture: a pixel from the one rule and two from the other.
TEST_CASE("a bold stem that nearly ends at two rules is no divider") {
    DrawnPage drawn(210, 297, 110);
    const DrawnTable form = plain_table({50, 60, 65.3, 77}, {20, 90});
    drawn.table(form);
    drawn.vertical(50, 60.28, 64.65, 1.3);
    CHECK(found_dump(drawn) == expected_dump(form));
}

TEST_CASE("a rule too pale for the mask is found in the grey") {
    DrawnPage drawn(210, 297, 200);
    drawn.table(four_by_four());
    const auto px = [&](double mm) { return static_cast<int>(drawn.px(mm)); };
    drawn.page().grey = 255 - drawn.page().ink;
    const cv::Rect pale(px(62), px(79), px(76) - px(0), px(2));
    drawn.page().grey(pale).setTo(220, drawn.page().ink(pale));
    drawn.page().ink(pale).setTo(0);
    CHECK(found_dump(drawn) == expected_dump(four_by_four()));
    drawn.page().grey(pale).setTo(255);  // nothing there at all: two merged cells
    CHECK(found_dump(drawn) != expected_dump(four_by_four()));
}

TEST_CASE("a pale rule is found under the grain of a copy") {
    DrawnPage drawn(210, 297, 200);
    drawn.table(four_by_four());
    const auto px = [&](double mm) { return static_cast<int>(drawn.px(mm)); };
    const cv::Rect pale(px(62), px(79), px(76) - px(0), px(2));
    cv::Mat grey = 255 - drawn.page().ink, worn = grey.clone();
    worn(pale).setTo(215, drawn.page().ink(pale));
    cv::Mat specks = drawn.page().ink(pale).clone();
    specks.colRange(20, specks.cols).setTo(0);  // a little of it is dark enough for the mask
    specks.copyTo(drawn.page().ink(pale));
    cv::Mat grain(grey.size(), CV_8SC1);
    cv::theRNG().state = 5;
    cv::randn(grain, 0, 14);
    cv::add(worn, grain, drawn.page().grey, cv::noArray(), CV_8U);
    CHECK(found_dump(drawn) == expected_dump(four_by_four()));
    worn(pale).setTo(255);  // nothing there at all: two merged cells
    cv::add(worn, grain, drawn.page().grey, cv::noArray(), CV_8U);
    CHECK(found_dump(drawn) != expected_dump(four_by_four()));
}

TEST_CASE("a rule worn on every piece of it is one where the grey shows all of it") {
    // On a copy each of five cells had lost the first fifth of one rule: two rows became one.
    DrawnPage drawn(210, 297, 200);
    drawn.table(four_by_four());
    drawn.page().grey = 255 - drawn.page().ink;
    const auto px = [&](double mm) { return static_cast<int>(drawn.px(mm)); };
    for (const double x : {20.5, 60.5, 100.5, 140.5}) {
        const cv::Rect worn(px(x), px(79), px(10), px(2));
        drawn.page().grey(worn).setTo(215, drawn.page().ink(worn));
        drawn.page().ink(worn).setTo(0);
    }
    CHECK(found_dump(drawn) == expected_dump(four_by_four()));
}

TEST_CASE("a line of dashes under a table adds no row") {
    DrawnPage drawn(210, 297, 200);
    drawn.table(four_by_four());
    drawn.horizontal(110, 22, 90);
    drawn.vertical(60, 100, 110.1);
    CHECK(found_dump(drawn) == expected_dump(four_by_four()));
}

// 近两年指标值 over two columns of years: the stem of 指 stood on their line, near enough to the rules to be
// taken for a pale one.
TEST_CASE("the stem of a character on the line of a rule below is no edge") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        DrawnPage drawn(210, 297, dpi);
        DrawnTable form = plain_table({50, 55.8, 69, 82}, {20, 50, 90, 150});
        std::erase_if(form.cells, [](const DrawnCell& c) { return c.row == 0; });
        form.cells.push_back({0, 0, 1, 1});
        form.cells.push_back({0, 1, 1, 2});
        drawn.table(form);
        drawn.vertical(89.8, 50.95, 54.85, 0.3);
        drawn.horizontal(52, 89.2, 90.7, 0.3);
        drawn.horizontal(53.5, 89, 90.9, 0.3);
        drawn.page().grey = 255 - drawn.page().ink;
        INFO("dpi " << dpi);
        CHECK(found_dump(drawn) == expected_dump(form));
    }
}

TEST_CASE("a stem on the line of a column, in a low row between two rows that have it, is no edge") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        DrawnPage drawn(210, 297, dpi);
        DrawnTable t;
        t.rows = {40, 45, 50, 55, 60};
        t.cols = {30, 80, 150};
        t.cells = {{0, 0}, {0, 1}, {1, 0, 1, 2}, {2, 0}, {2, 1}, {3, 0}, {3, 1}};
        drawn.table(t);
        drawn.vertical(80, 45.85, 49.15, 0.3);
        INFO("dpi " << dpi);
        CHECK(found_dump(drawn) == expected_dump(t));
    }
}

// A thin column line of a digital page in three blocks; stems of the title, of the goals between the blocks and of
// the notes below stood on it. With them it made one long pale rule that ended nowhere, and was dropped.
TEST_CASE("characters on the line of a column do not take it away") {
    DrawnPage drawn(210, 297, 200);
    DrawnTable form;
    form.rows = {35, 57, 67, 117, 127, 177, 187};
    form.cols = {20, 89.3, 180};
    for (int block = 0; block < 3; ++block) {
        form.cells.push_back({2 * block, 0, 1, 1});
        form.cells.push_back({2 * block, 1, 1, 1});
        form.cells.push_back({2 * block + 1, 0, 1, 2});
    }
    drawn.table(form);
    drawn.vertical(89.5, 25, 31, 0.9);
    for (const double y : {58.2, 62.6, 118.2, 122.6, 179.3}) drawn.vertical(89.4, y, y + 3.2, 0.3);
    CHECK(found_dump(drawn) == expected_dump(form));
}

// A worn rule under a cell of three columns of another block: it was interrupted just where their lines pass, so
// each piece was taken for a stem that touches nothing.
TEST_CASE("a rule interrupted where lines of another block pass divides its cell") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage drawn(210, 120, dpi);
        DrawnTable form;
        form.rows = {40, 50, 60, 70, 80};
        form.cols = {20, 50, 70, 90, 110, 180};
        form.cells = {{0, 0, 1, 1}, {0, 1, 1, 1}, {0, 2, 1, 1}, {0, 3, 1, 1}, {0, 4, 1, 1}, {1, 0, 1, 1},
                      {1, 1, 1, 3}, {1, 4, 1, 1}, {2, 0, 1, 1}, {2, 1, 1, 3}, {2, 4, 1, 1}, {3, 0, 1, 1},
                      {3, 1, 1, 1}, {3, 2, 1, 1}, {3, 3, 1, 1}, {3, 4, 1, 1}};
        drawn.table(form);
        for (const double x : {70.0, 76.0, 80.0, 84.0, 90.0}) drawn.blank(x - 0.6, 59, x + 0.6, 61);
        drawn.page().grey = 255 - drawn.page().ink;
        CHECK(found_dump(drawn) == expected_dump(form));
    }
}

// Blank at one end for some tenths of a millimetre: characters end so, too, but none is white on both sides from
// rule to rule.
TEST_CASE("a worn rule that stands free divides, though it is blank right beside a rule it ends at") {
    for (const double dpi : {200.0, 300.0}) {
        for (const bool free : {true, false}) {
            INFO("dpi " << dpi << (free ? ", free" : ", among print"));
            DrawnPage drawn(210, 120, dpi);
            DrawnTable form = plain_table({40, 48, 56, 64}, {20, 80, 180});
            std::erase_if(form.cells, [&](const DrawnCell& c) { return !free && c.row == 1; });
            if (!free) form.cells.push_back({1, 0, 1, 2});
            drawn.table(plain_table({40, 48, 56, 64}, {20, 80, 180}));
            drawn.blank(79, 48.15, 81, 55.85);
            drawn.vertical(80, 50.2, 54, 0.2);
            for (double y = 49; !free && y < 55.4; y += 0.7) drawn.horizontal(y, 80.4, 81.2, 0.3);
            drawn.page().grey = 255 - drawn.page().ink;
            const auto px = [&](double mm) { return static_cast<int>(drawn.px(mm)); };
            drawn.page().grey(cv::Rect(px(80), px(49.15), 2, px(56) - px(49.15))).setTo(170);
            drawn.page().grey.setTo(0, drawn.page().ink);
            CHECK(found_dump(drawn) == expected_dump(form));
        }
    }
}
