// Streaks as thick as rules that lean off them by some degrees: every divider that one crossed was lost with it.
#include "pipeline/grid/slanted_streaks.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/grid/dump_grid.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "pipeline/grid/leaning_lines.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kWide = 210, kHigh = 297;

double rise(double length_mm, double lean_deg) {
    return length_mm * std::tan(lean_deg * std::numbers::pi / 180);
}

PageGrid grid_of(DrawnPage& drawn) {
    drawn.page().grey = 255 - drawn.page().ink;
    return find_grid(drawn.page());
}

std::string found_dump(DrawnPage& drawn) {
    const PageGrid grid = grid_of(drawn);
    return grid.tables.size() == 1 ? dump(grid.tables[0]) : std::to_string(grid.tables.size()) + " tables";
}

// Low rows, of four columns and of six; some cells with print.
DrawnTable form() {
    DrawnTable t;
    for (int i = 0; i <= 20; ++i) t.rows.push_back(50 + 9 * i);
    t.cols = {20, 45, 75, 100, 130, 150, 190};
    for (int i = 0; i < 20; ++i) {
        if (i % 5 == 4) {
            t.cells.push_back({i, 0, 1, 2});
            t.cells.push_back({i, 2, 1, 2});
            t.cells.push_back({i, 4, 1, 1});
            t.cells.push_back({i, 5, 1, 1});
            continue;
        }
        for (int j = 0; j < 6; ++j) t.cells.push_back({i, j, 1, 1});
    }
    return t;
}

DrawnPage drawn_form(double dpi) {
    DrawnPage drawn(kWide, kHigh, dpi);
    drawn.table(form());
    for (double y = 53; y < 230; y += 9) {
        drawn.text_line(22, y, 40, 3.5);
        drawn.text_line(103, y, 127, 3.5);
        drawn.text_line(152, y, 188, 3.5);
    }
    return drawn;
}

void streak_down(DrawnPage& drawn, double middle_mm, double lean_deg, double width_mm) {
    const double off = rise(kHigh / 2, lean_deg);
    drawn.slanted(middle_mm - off, 0, middle_mm + off, kHigh, width_mm);
}

}  // namespace

TEST_CASE("a slanted streak over a page takes no divider and makes none, wherever it runs") {
    int number = 0;
    for (const double lean_deg : {-5.0, -3.0, -1.5, 1.0, 2.0, 4.0}) {
        for (const double middle_mm : {60.0, 88.0, 131.0, 170.0}) {
            const double dpi = number % 5 == 0 ? 300 : 170, width_mm = 0.3 * (1 + number % 3);
            ++number;
            INFO(dpi << " dpi, leaning " << lean_deg << " degrees at " << middle_mm << " mm, " << width_mm
                     << " mm wide");
            DrawnPage drawn = drawn_form(dpi);
            streak_down(drawn, middle_mm, lean_deg, width_mm);
            CHECK(found_dump(drawn) == expected_dump(form()));
        }
    }
}

TEST_CASE("a slanted streak across a page parts no row and joins none") {
    for (const double lean_deg : {-4.0, -2.0, 1.5, 3.0}) {
        for (const double middle_mm : {80.0, 141.0, 200.0}) {
            INFO("leaning " << lean_deg << " degrees at " << middle_mm << " mm");
            DrawnPage drawn = drawn_form(200);
            const double off = rise(kWide / 2, lean_deg);
            drawn.slanted(0, middle_mm - off, kWide, middle_mm + off, 0.6);
            CHECK(found_dump(drawn) == expected_dump(form()));
        }
    }
}

TEST_CASE("the ink on a slanted streak is told, and what is taken out is of the streak alone") {
    DrawnPage drawn = drawn_form(200);
    const cv::Mat print = drawn.page().ink.clone();
    CHECK(grid_of(drawn).thick_streaks.empty());
    streak_down(drawn, 110, 3, 0.6);
    const cv::Mat streak = drawn.page().ink & ~print;
    const PageGrid grid = grid_of(drawn);
    REQUIRE(grid.thick_streaks.size() == print.size());
    CHECK(cv::countNonZero(grid.thick_streaks & streak) >= 0.99 * cv::countNonZero(streak));
    cv::Mat near;
    cv::dilate(streak, near, cv::Mat::ones(9, 9, CV_8U));
    CHECK(cv::countNonZero(grid.thick_streaks & ~near) == 0);
    REQUIRE(grid.streaks.size() == print.size());
    CHECK(cv::countNonZero(grid.streaks & print) <= 0.005 * cv::countNonZero(print));
    CHECK(cv::countNonZero(grid.streaks & streak) >= 0.7 * cv::countNonZero(streak));
}

// 斜线表头: the diagonal of a corner cell, however steep, is the cell's own; so is one that strikes a cell out.
TEST_CASE("diagonals within cells are no streaks") {
    DrawnTable tall;
    tall.rows = {40, 70, 80, 240};
    tall.cols = {20, 50, 60, 190};
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j) tall.cells.push_back({i, j, 1, 1});
    DrawnPage drawn(kWide, kHigh, 200);
    drawn.table(tall);
    drawn.slanted(20, 40, 50, 70, 0.3);
    drawn.slanted(50, 40, 59, 70, 0.3);
    drawn.slanted(51, 80, 59.5, 240, 0.3);
    CHECK(found_dump(drawn) == expected_dump(tall));
    CHECK(grid_of(drawn).thick_streaks.empty());
}

TEST_CASE("rules of a page that was not straightened are no streaks") {
    for (const double lean_deg : {0.9, 1.5}) {
        INFO("leaning " << lean_deg << " degrees");
        DrawnPage drawn(kWide, kHigh, 200);
        for (double y = 40; y <= 250; y += 30)
            drawn.horizontal(y, 30 + rise(y - 40, lean_deg), 170 + rise(y - 40, lean_deg));
        for (const double x : {30.0, 80.0, 120.0, 170.0}) drawn.slanted(x, 40, x + rise(210, lean_deg), 250, 0.3);
        drawn.page().grey = 255 - drawn.page().ink;
        CHECK(find_grid(drawn.page()).thick_streaks.empty());
    }
}

TEST_CASE("rows of print, a seal's ring and a signature are no streaks") {
    DrawnPage drawn(kWide, kHigh, 200);
    for (double y = 20; y < 280; y += 6) drawn.text_line(20 + y / 20, y, 190, 4);
    cv::Mat& ink = drawn.page().ink;
    const auto at = [&](double x, double y) { return cv::Point(cvRound(drawn.px(x)), cvRound(drawn.px(y))); };
    cv::circle(ink, at(120, 150), cvRound(drawn.px(21)), cv::Scalar(255), cvRound(drawn.px(1)));
    for (int i = 0; i < 12; ++i)
        cv::line(ink, at(150 + 2 * i, 250), at(152 + 2 * i + i % 3, 262), cv::Scalar(255), 3);
    drawn.page().grey = 255 - ink;
    CHECK(find_grid(drawn.page()).thick_streaks.empty());
}

TEST_CASE("a leaning line is proposed where it is drawn, upright ones are not") {
    const GridScale scale = derive_scale(200, 1654, {});
    DrawnPage drawn(kWide, kHigh, 200);
    drawn.table(form());
    CHECK(propose_leaning_lines(drawn.page().ink, scale).empty());
    streak_down(drawn, 110, 3, 0.6);
    const auto lines = propose_leaning_lines(drawn.page().ink, scale);
    REQUIRE(!lines.empty());
    CHECK(lines[0].at_middle == Approx(drawn.px(110)).margin(1));
    CHECK(lines[0].lean == Approx(std::tan(3 * std::numbers::pi / 180)).margin(0.001));
}
