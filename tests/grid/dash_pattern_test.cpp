// Dashed and dotted rules: beside print on their own row, one row high, and what only looks like them.
#include "pipeline/grid/dash_pattern.hpp"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "pipeline/grid/dump_grid.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

const GridScale kScale = derive_scale(200, 1654, {});

std::string found_dump(const DrawnPage& drawn) {
    const PageGrid grid = find_grid(drawn.page());
    return grid.tables.size() == 1 ? dump(grid.tables[0]) : std::to_string(grid.tables.size()) + " tables";
}

// `count` dashes of `dash` px with `blank` px between them, from `begin` on.
std::vector<int> dashes(int begin, int count, int dash, int blank) {
    std::vector<int> inked;
    for (int k = 0; k < count; ++k)
        for (int x = 0; x < dash; ++x) inked.push_back(begin + k * (dash + blank) + x);
    return inked;
}

// Two columns; the left one is divided at y = 50, between the rules.
const DrawnTable kDividedLeft{{40, 50, 60}, {20, 100, 180}, {{0, 0, 1, 1}, {1, 0, 1, 1}, {0, 1, 2, 1}}};

}  // namespace

TEST_CASE("the pattern of dashes breaks where characters follow, and nowhere else") {
    std::vector<int> inked = dashes(0, 20, 8, 5);
    CHECK(find_pattern_breaks(inked).empty());
    const std::size_t last = inked.size();
    for (const int x : {275, 276, 290, 291, 296, 330, 331, 332, 339}) inked.push_back(x);
    const auto breaks = find_pattern_breaks(inked);
    REQUIRE_FALSE(breaks.empty());
    CHECK(breaks.front() >= last - 8);
}

TEST_CASE("dashes from end to end are a rule; a blank, a long piece or uneven steps are none") {
    CHECK(is_dashed_throughout(dashes(0, 6, 8, 5), 73, kScale));
    CHECK(is_dashed_throughout(dashes(4, 20, 3, 3), 125, kScale));
    CHECK_FALSE(is_dashed_throughout(dashes(20, 6, 8, 5), 93, kScale));
    CHECK_FALSE(is_dashed_throughout(dashes(0, 6, 8, 5), 93, kScale));
    CHECK_FALSE(is_dashed_throughout(dashes(0, 3, 8, 5), 34, kScale));
    CHECK_FALSE(is_dashed_throughout(dashes(0, 5, 20, 5), 120, kScale));
    CHECK_FALSE(is_dashed_throughout({0, 1, 7, 8, 9, 10, 20, 23, 24, 33, 41, 42, 43, 47}, 48, kScale));
    CHECK_FALSE(is_dashed_throughout({}, 48, kScale));
}

TEST_CASE("a dashed rule is found that ends where print goes on on its row") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage drawn(210, 120, dpi);
        drawn.table(kDividedLeft);
        drawn.blank(20.5, 49, 99.5, 51);
        drawn.dashed_horizontal(50, 20, 100, 1.06, 0.7);
        int k = 0;  // stems of characters
        for (double x = 101.5; x < 178; x += 0.4 + 0.37 * (k % 3), ++k)
            drawn.vertical(x, 49.2 + 0.17 * (k % 4), 50.7 - 0.13 * (k % 5));
        CHECK(found_dump(drawn) == expected_dump(kDividedLeft));
    }
}

TEST_CASE("a dashed divider one row high divides where its line is known from another row") {
    DrawnTable t{{40, 48, 56, 64}, {20, 60, 100, 180}, {}};
    t.cells = {{0, 0, 1, 1}, {0, 1, 1, 1}, {0, 2, 1, 1}, {1, 0, 1, 1},
               {1, 1, 1, 2}, {2, 0, 1, 1}, {2, 1, 1, 1}, {2, 2, 1, 1}};
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage drawn(210, 120, dpi);
        drawn.table(t);
        drawn.blank(99, 40.3, 101, 47.7);
        drawn.dashed_vertical(100, 40.4, 48, 1.06, 0.7);
        CHECK(found_dump(drawn) == expected_dump(t));
    }
}

TEST_CASE("evenly spaced characters on the line of a rule are no dashes") {
    DrawnTable t{{40, 48, 56, 64}, {20, 60, 100, 180}, {}};
    t.cells = {{0, 0, 1, 1}, {0, 1, 1, 1}, {0, 2, 2, 1}, {1, 0, 1, 1},
               {1, 1, 1, 1}, {2, 0, 1, 1}, {2, 1, 1, 1}, {2, 2, 1, 1}};
    for (const double size : {2.2, 3.2}) {
        for (const double up : {0.05, 0.35, 0.5, 0.65}) {
            INFO("size " << size << " mm, " << up << " of it above the line");
            DrawnPage drawn(210, 120, 200);
            drawn.table(t);
            drawn.text_line(100.4, 48 - up * size, 180, size);
            CHECK(found_dump(drawn) == expected_dump(t));
        }
    }
    DrawnPage crowded(210, 120, 200);  // dashes with stems above and below
    crowded.table(t);
    crowded.dashed_horizontal(48, 100.2, 179.4, 1.4, 0.8);
    for (double x = 101; x < 179; x += 0.9) {
        crowded.vertical(x, 46.5, 47.45, 0.45);
        crowded.vertical(x + 0.3, 48.55, 49.5, 0.45);
    }
    CHECK(found_dump(crowded) == expected_dump(t));
}

TEST_CASE("dotted rules as dark as print are not pale: no divider is looked for in the grey") {
    const DrawnTable t = plain_table({40, 47, 54, 61, 68, 75, 82, 89}, {30, 180});
    DrawnPage drawn(210, 140, 200);
    drawn.table(t);
    for (const double y : {47.0, 54.0, 61.0, 68.0, 75.0, 82.0}) {
        drawn.blank(30.5, y - 1, 179.5, y + 1);
        drawn.dashed_horizontal(y, 30, 180, 0.36, 0.42);
    }
    drawn.page().grey = 255 - drawn.page().ink / 255 * 200;
    const int x = static_cast<int>(drawn.px(100)), y0 = static_cast<int>(drawn.px(47.2)),
              y1 = static_cast<int>(drawn.px(53.8));
    drawn.page().grey(cv::Rect(x, y0, 2, y1 - y0)).setTo(215);
    CHECK(found_dump(drawn) == expected_dump(t));
}
