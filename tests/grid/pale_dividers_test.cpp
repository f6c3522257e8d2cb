// Dividers too pale for the ink mask: drawn in the grey only, under a copy's grain.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "pipeline/grid/dump_grid.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kRow0 = 40, kRow1 = 48, kRow2 = 56, kRow3 = 64;

constexpr int kRuleDarkness = 75;  // paler than print

// A table of three rows in one column, 150 mm wide, with its ink in the grey too.
DrawnPage three_rows(double dpi) {
    DrawnPage drawn(210, 120, dpi);
    drawn.table(plain_table({kRow0, kRow1, kRow2, kRow3}, {30, 180}));
    drawn.page().grey = 255 - kRuleDarkness * drawn.page().ink / 255;
    const cv::Mat rules = drawn.page().ink.clone();
    drawn.text_line(35, kRow0 + 3, 75, 3);
    drawn.text_line(35, kRow2 + 3, 75, 3);
    drawn.page().grey.setTo(40, drawn.page().ink & ~rules);
    return drawn;
}

// A line 0.2 mm wide, `darker` than the paper, leaning by `lean_mm` from its upper to its lower end.
void pale_line(DrawnPage& drawn, double x_mm, double y0_mm, double y1_mm, int darker = 40, double lean_mm = 0) {
    cv::Mat& grey = drawn.page().grey;
    const int y0 = static_cast<int>(drawn.px(y0_mm)), y1 = static_cast<int>(drawn.px(y1_mm));
    const int width = std::max(1, static_cast<int>(std::lround(drawn.px(0.2))));
    for (int y = y0; y < y1; ++y) {
        const int x = static_cast<int>(drawn.px(x_mm + lean_mm * (y - y0) / (y1 - y0)));
        for (int k = 0; k < width; ++k)
            grey.ptr<uchar>(y)[x + k] = cv::saturate_cast<uchar>(grey.ptr(y)[x + k] - darker);
    }
}

std::string dump_under_grain(DrawnPage& drawn) {
    cv::Mat grain(drawn.page().grey.size(), CV_16S), noisy;
    cv::RNG(3).fill(grain, cv::RNG::NORMAL, -14, 7);
    cv::add(drawn.page().grey, grain, noisy, cv::noArray(), CV_8U);
    drawn.page().grey = noisy;
    const PageGrid grid = find_grid(drawn.page());
    return grid.tables.size() == 1 ? dump(grid.tables[0]) : std::to_string(grid.tables.size()) + " tables";
}

std::string undivided() {
    return expected_dump(plain_table({kRow0, kRow1, kRow2, kRow3}, {30, 180}));
}

// The second row divided at these places.
std::string divided_at(const std::vector<double>& places) {
    DrawnTable t;
    t.rows = {kRow0, kRow1, kRow2, kRow3};
    t.cols = {30};
    t.cols.insert(t.cols.end(), places.begin(), places.end());
    t.cols.push_back(180);
    const int count = static_cast<int>(t.cols.size()) - 1;
    t.cells = {{0, 0, 1, count}, {2, 0, 1, count}};
    for (int j = 0; j < count; ++j) t.cells.push_back({1, j, 1, 1});
    return expected_dump(t);
}

}  // namespace

TEST_CASE("a divider one row high, too pale for the mask, divides its cell") {
    for (const double dpi : {110.0, 150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage drawn = three_rows(dpi);
        pale_line(drawn, 80, kRow1, kRow2);
        pale_line(drawn, 120, kRow1, kRow2, 60, 0.2);
        CHECK(dump_under_grain(drawn) == divided_at({80, 120}));
    }
}

TEST_CASE("a pale divider lies where it is drawn") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        DrawnPage drawn = three_rows(dpi);
        pale_line(drawn, 100, kRow1, kRow2);
        const PageGrid grid = find_grid(drawn.page());
        INFO("dpi " << dpi);
        REQUIRE(grid.tables.size() == 1);
        REQUIRE(grid.tables[0].col_lines.size() == 3);
        CHECK(grid.tables[0].col_lines[1] == Approx(drawn.px(100.1)).margin(1.2));
    }
}

TEST_CASE("a stroke as dark as print from rule to rule, too crowded for a rule, has no pale rim") {
    DrawnPage drawn = three_rows(200);
    pale_line(drawn, 100, kRow1, kRow2, 215);
    CHECK(dump_under_grain(drawn) == undivided());
}

TEST_CASE("a line much paler than the rules that ends short of one divides nothing") {
    for (const double short_of : {1.2, 1.6, 2.4}) {
        DrawnPage drawn = three_rows(200);
        pale_line(drawn, 80, kRow1 + short_of, kRow2, 22);
        pale_line(drawn, 100, kRow1, kRow2 - short_of, 22);
        pale_line(drawn, 120, kRow1 + short_of, kRow2 - short_of);
        INFO("short of " << short_of);
        CHECK(dump_under_grain(drawn) == undivided());
    }
}

TEST_CASE("a divider nearly as dark as the rules may be worn away at one end") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        DrawnPage drawn = three_rows(dpi);
        pale_line(drawn, 80, kRow1 + 1.2, kRow2, 50);
        pale_line(drawn, 120, kRow1, kRow2 - 1.2, 50);
        pale_line(drawn, 150, kRow1 + 3, kRow2, 50);
        INFO("dpi " << dpi);
        CHECK(dump_under_grain(drawn) == divided_at({80, 120}));
    }
}

TEST_CASE("what is left of a worn divider counts where one in the next row continues it") {
    DrawnPage drawn = three_rows(200);
    pale_line(drawn, 80, kRow1, kRow2);
    pale_line(drawn, 80, kRow2 + 2.5, kRow3);
    pale_line(drawn, 120, kRow2 + 2.5, kRow3);
    DrawnTable t;
    t.rows = {kRow0, kRow1, kRow2, kRow3};
    t.cols = {30, 80, 180};
    t.cells = {{0, 0, 1, 2}, {1, 0, 1, 1}, {1, 1, 1, 1}, {2, 0, 1, 1}, {2, 1, 1, 1}};
    CHECK(dump_under_grain(drawn) == expected_dump(t));
}

TEST_CASE("a pale line that goes on beyond the table or beyond a rule is a streak") {
    DrawnPage through = three_rows(200);
    pale_line(through, 80, 10, 110);
    CHECK(dump_under_grain(through) == undivided());
    DrawnPage beyond = three_rows(200);
    pale_line(beyond, 80, kRow1, kRow2 + 4);
    CHECK(dump_under_grain(beyond) == undivided());
}

TEST_CASE("pale lines in rows below each other prove each other") {
    DrawnPage drawn = three_rows(200);
    pale_line(drawn, 80, kRow0, kRow3);
    const std::string expected = expected_dump(plain_table({kRow0, kRow1, kRow2, kRow3}, {30, 80, 180}));
    CHECK(dump_under_grain(drawn) == expected);
}

TEST_CASE("a full row of thin characters from rule to rule divides nothing, though the rules are pale") {
    for (const double dpi : {200.0, 300.0}) {
        for (const double size : {2.6, 3.0}) {
            INFO("dpi " << dpi << ", " << size << " mm");
            DrawnPage drawn = three_rows(dpi);
            const cv::Mat before = drawn.page().ink.clone();
            for (double x = 30.4; x < 180; x += 0.9) drawn.vertical(x, kRow1 + 3.3, kRow1 + 4.6, 0.5);
            drawn.text_line(30.2, kRow1 + 4 - size / 2, 180, size);
            drawn.page().grey.setTo(140, drawn.page().ink & ~before);  // thin strokes, softened
            CHECK(dump_under_grain(drawn) == undivided());
        }
    }
}

TEST_CASE("where the rules are as dark as print nothing paler divides") {
    DrawnPage drawn = three_rows(200);
    drawn.page().grey = 255 - drawn.page().ink;
    pale_line(drawn, 120, kRow1, kRow2);
    CHECK(dump_under_grain(drawn) == undivided());
}

TEST_CASE("hatching divides nothing") {
    DrawnPage drawn = three_rows(200);
    for (double x = 32; x < 178; x += 1.3) pale_line(drawn, x, kRow1, kRow2);
    CHECK(dump_under_grain(drawn) == undivided());
}

namespace {

// A table with a row of 5 mm, rules as dark as print; a divider of that row worn to dashes in the ink, pale
// between.
DrawnPage worn_divider(double dpi, double darkness) {
    DrawnPage drawn(210, 120, dpi);
    drawn.table(plain_table({40, 45, 50, 55}, {30, 180}));
    for (const double y : {41.5, 46.5, 51.5}) drawn.text_line(34, y, 60, 2.4);
    drawn.text_line(102, 46.5, 130, 2.4);
    drawn.dashed_vertical(80, 45.9, 50, 0.75, 0.45);
    drawn.page().grey = 255 - drawn.page().ink;
    pale_line(drawn, 80, 45, 50, static_cast<int>(darkness));
    return drawn;
}

std::string low_rows(bool divided) {
    DrawnTable t;
    t.rows = {40, 45, 50, 55};
    t.cols = {30, 80, 180};
    t.cells = {{0, 0, 1, 2}, {1, 0, 1, 1}, {1, 1, 1, 1}, {2, 0, 1, 2}};
    return expected_dump(divided ? t : plain_table({40, 45, 50, 55}, {30, 180}));
}

}  // namespace

// On a copy a divider of the first row of a wide form was worn to dashes of a millimetre, too short for strokes;
// two cells were one, and every cell after them had another column.
TEST_CASE("a divider worn to short dashes, that stands free, divides a low row of dark rules") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage drawn = worn_divider(dpi, 40);
        CHECK(dump_under_grain(drawn) == low_rows(true));
    }
}

TEST_CASE("dashes that end short of a rule, in the grey too, or stand at print, divide nothing") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage blank_between = worn_divider(dpi, 0);
        blank_between.blank(78, 45.3, 82, 46.6);
        blank_between.page().grey.setTo(255, blank_between.page().ink == 0);
        CHECK(dump_under_grain(blank_between) == low_rows(false));
        DrawnPage at_print = worn_divider(dpi, 40);
        for (const double y : {46.6, 47.6, 48.4}) at_print.horizontal(y, 80.6, 82.5, 0.3);
        at_print.page().grey.setTo(20, at_print.page().ink);
        CHECK(dump_under_grain(at_print) == low_rows(false));
    }
}
