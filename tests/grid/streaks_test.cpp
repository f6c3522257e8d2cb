// Streaks of a fax: lines of one sensor element, 1 px wide, that come and go along the feed.
#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/core.hpp>

#include "pipeline/grid/crossed_print.hpp"
#include "pipeline/grid/dump_grid.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kRuleMm = 0.38;    // 3 px
constexpr double kStreakMm = 0.13;  // 1 px

std::string found_dump(DrawnPage& drawn) {
    drawn.page().grey = 255 - drawn.page().ink;
    const PageGrid grid = find_grid(drawn.page());
    return grid.tables.size() == 1 ? dump(grid.tables[0]) : std::to_string(grid.tables.size()) + " tables";
}

// Three cells over two: the rule at 100 mm divides the upper half only, and no rule ends at it.
const DrawnTable kHalfDivided{{60, 80, 100, 120},
                              {20, 60, 100, 140, 180},
                              {{0, 0, 1, 1},
                               {0, 1, 1, 1},
                               {0, 2, 1, 1},
                               {0, 3, 1, 1},
                               {1, 0, 1, 1},
                               {1, 1, 1, 1},
                               {1, 2, 1, 1},
                               {1, 3, 1, 1},
                               {2, 0, 1, 1},
                               {2, 1, 1, 2},
                               {2, 3, 1, 1}}};

void draw_rules(DrawnPage& drawn) {
    for (const double y : kHalfDivided.rows) drawn.horizontal(y, 20, 180, kRuleMm);
    for (const double x : {20.0, 60.0, 140.0, 180.0}) drawn.vertical(x, 60, 120, kRuleMm);
    drawn.vertical(100, 60, 100, kRuleMm);
}

}  // namespace

// A streak on a rule was one stroke with it: it divided the cells beyond the rule's end, or the rule went with it.
TEST_CASE("a streak that runs along a rule and beyond it leaves the rule as long as it was") {
    for (const double beside_mm : {0.0, 0.13, 0.26, 0.5}) {
        DrawnPage drawn(210, 297, 200);
        draw_rules(drawn);
        drawn.vertical(100 + beside_mm, 5, 290, kStreakMm);
        INFO("beside " << beside_mm);
        CHECK(found_dump(drawn) == expected_dump(kHalfDivided));
    }
}

TEST_CASE("the ink of streaks is told, that of the rules it crosses and of other lines is not") {
    DrawnPage drawn(210, 297, 200);
    draw_rules(drawn);
    const cv::Mat rules = drawn.page().ink.clone();
    CHECK(find_grid(drawn.page()).streaks.empty());
    drawn.vertical(120, 5, 290, kStreakMm);
    const cv::Mat streak = drawn.page().ink & ~rules;
    drawn.page().grey = 255 - drawn.page().ink;
    const cv::Mat told = find_grid(drawn.page()).streaks;
    REQUIRE(told.size() == rules.size());
    CHECK(cv::countNonZero(told & rules) == 0);
    CHECK(cv::countNonZero(told & streak) >= 0.95 * cv::countNonZero(streak));
}

// One that read 6.40 as 16.40: only thin streaks were told.
TEST_CASE("a streak as thick as the rules is told, with the ink it runs through") {
    DrawnPage drawn(210, 297, 200);
    draw_rules(drawn);
    CHECK(find_grid(drawn.page()).thick_streaks.empty());
    const cv::Mat rules = drawn.page().ink.clone();
    drawn.vertical(120, 5, 290, kRuleMm);
    const cv::Mat streak = drawn.page().ink & ~rules;
    drawn.page().grey = 255 - drawn.page().ink;
    const PageGrid grid = find_grid(drawn.page());
    CHECK(grid.streaks.empty());
    REQUIRE(grid.thick_streaks.size() == rules.size());
    CHECK(cv::countNonZero(grid.thick_streaks & streak) == cv::countNonZero(streak));
    cv::Mat beside = grid.thick_streaks.clone();
    beside.colRange(static_cast<int>(drawn.px(119)), static_cast<int>(drawn.px(121))).setTo(0);
    CHECK(cv::countNonZero(beside) == 0);
}

// Nothing told a streak that shows inside of a table only, on a page without skew.
TEST_CASE("a broken streak within a table that runs through print and ends in cells is no rule") {
    const DrawnTable table = plain_table({60, 110, 160, 210}, {20, 60, 180});
    DrawnPage drawn(210, 297, 200);
    drawn.table(table);
    for (double y = 64; y < 205; y += 7) {
        if (std::fmod(y - 60, 50) < 40) drawn.text_line(65, y, 175, 4);
    }
    drawn.vertical(120, 72, 125, kStreakMm);
    drawn.vertical(120, 140, 185, kStreakMm);
    CHECK(found_dump(drawn) == expected_dump(table));
}

// The stem of a title's character has two ends at no rule, and made a streak of a rule below that leant a little.
// A page that lay on its side: rows of characters run along the feed, and heads of a row are on the line of a rule
// of the next column.
TEST_CASE("rows of characters on the line of a rule make no streak of it") {
    DrawnPage drawn(210, 297, 200);
    DrawnTable form;
    form.rows = {40, 60, 80, 100};
    form.cols = {20, 60, 100, 190};
    form.cells = {{0, 0, 3, 1}, {0, 1, 3, 1}, {0, 2}, {1, 2}, {2, 2}};
    drawn.table(form);
    for (const double x : {27.0, 70.0}) {
        drawn.text_line(x, 58.5, x + 20, 3);
        drawn.horizontal(60, x, x + 6.2);
    }
    drawn.page().quarter_turns = 1;
    drawn.page().map = PageMap({0, 1, 0, -1, 0, static_cast<double>(drawn.page().ink.cols)});
    CHECK(found_dump(drawn) == expected_dump(form));
}

TEST_CASE("a rule that leans with the raster by half a millimetre is none of its streaks, under a title neither") {
    const DrawnTable table = plain_table({60, 120, 180}, {20, 100, 180});
    const double lean_mm = 0.6;
    DrawnPage drawn(210, 297, 200);
    for (const double y : table.rows) drawn.horizontal(y, 20, 180, kRuleMm);
    for (const double x : {20.0, 180.0}) drawn.vertical(x, 60, 180, kRuleMm);
    const int steps = 5;  // of 1 px
    for (int i = 0; i < steps; ++i) {
        drawn.vertical(100 + lean_mm * i / steps, 60 + 120.0 * i / steps, 60 + 120.0 * (i + 1) / steps, kRuleMm);
    }
    drawn.vertical(99.9, 40, 47, 0.8);
    drawn.page().map = PageMap(Affine{1, -lean_mm / 120, 0, 0, 1, 0});
    CHECK(found_dump(drawn) == expected_dump(table));
}

TEST_CASE("a stroke through rows of characters crosses print, a rule beside them and over rules does not") {
    const GridScale scale = derive_scale(200, 1654, {});
    DrawnPage drawn(210, 297, 200);
    std::vector<Stroke> rules;
    for (const double y : {40.0, 70.0, 100.0}) {
        drawn.horizontal(y, 20, 180);
        rules.push_back(make_stroke(Direction::horizontal, drawn.px(y), drawn.px(20), drawn.px(180), 2));
    }
    for (const double y : {44.0, 52.0, 60.0, 74.0, 82.0, 90.0}) drawn.text_line(61, y, 170, 4);
    const auto crossed = [&](double x) {
        drawn.vertical(x, 40, 100, kStreakMm);
        cv::Mat turned;
        cv::transpose(drawn.page().ink, turned);
        const Stroke s = make_stroke(Direction::vertical, drawn.px(x), drawn.px(40), drawn.px(100), 1);
        return count_crossed_print(turned, s, rules, scale);
    };
    CHECK(crossed(60.5) == 0);
    CHECK(crossed(121) >= 3);
}
