// Rules too pale for the ink mask over their whole length: drawn in the grey only, under a copy's grain.
#include "pipeline/grid/pale_strokes.hpp"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/grid/dump_grid.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kContrast = 200;

// As drawn in the ink, `darkness` grey levels; then under grain.
cv::Mat grey_of(const cv::Mat& ink, int darkness) {
    cv::Mat grain(ink.size(), CV_16S), noisy;
    cv::RNG(3).fill(grain, cv::RNG::NORMAL, -6, 5);
    cv::add(cv::Mat(255 - ink / 255 * darkness), grain, noisy, cv::noArray(), CV_8U);
    return noisy;
}

std::vector<Stroke> pale_strokes(const DrawnPage& drawn, int darkness) {
    const GridScale scale = derive_scale(drawn.page().dpi, drawn.page().ink.rows, {});
    return find_pale_strokes(grey_of(drawn.page().ink, darkness), kContrast, Direction::horizontal, scale);
}

std::string found_dump(const UprightPage& page) {
    const PageGrid grid = find_grid(page);
    return grid.tables.size() == 1 ? dump(grid.tables[0]) : std::to_string(grid.tables.size()) + " tables";
}

// Solid rules of `frame` in the ink and the grey, those of `inner` in the grey only, `darkness` of them.
UprightPage page_of(const DrawnPage& frame, const DrawnPage& inner, int darkness) {
    UprightPage page = frame.page();
    page.grey = cv::min(grey_of(inner.page().ink, darkness), 255 - page.ink / 255 * 200);
    return page;
}

}  // namespace

TEST_CASE("a pale line is a stroke where it is drawn, solid or dotted") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage drawn(210, 120, dpi);
        drawn.horizontal(40, 30, 100);
        drawn.dashed_horizontal(80, 30, 100, 0.36, 0.42);
        const auto strokes = pale_strokes(drawn, 100);
        REQUIRE(strokes.size() == 2);
        CHECK(strokes[0].at(drawn.px(60)) == Approx(drawn.px(40)).margin(0.8));
        CHECK(strokes[0].begin == Approx(drawn.px(30)).margin(drawn.px(1)));
        CHECK(strokes[0].end == Approx(drawn.px(100)).margin(drawn.px(1)));
        CHECK(strokes[0].pale);
        CHECK(strokes[1].at(drawn.px(60)) == Approx(drawn.px(80)).margin(0.8));
    }
}

TEST_CASE("short lines, broad bands, hatching and lines as dark as print are no pale strokes") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage others(210, 120, dpi);
        others.horizontal(40, 30, 36);
        others.horizontal(60, 30, 100, 3);
        for (double y = 80; y < 100; y += 1.4) others.horizontal(y, 30, 100);
        CHECK(pale_strokes(others, 60).empty());
        DrawnPage dark(210, 120, dpi);
        dark.horizontal(40, 30, 100, 0.4);
        CHECK(pale_strokes(dark, 200).empty());
    }
}

TEST_CASE("rows of characters, pale ones too, give no rule") {
    const DrawnTable t = plain_table({20, 60, 100}, {20, 90, 190});
    for (const double dpi : {150.0, 200.0, 300.0}) {
        for (const double size : {2.6, 3.2, 4.2}) {
            for (const int darkness : {40, 110, 200}) {
                INFO("dpi " << dpi << ", " << size << " mm, darkness " << darkness);
                DrawnPage frame(210, 120, dpi), print(210, 120, dpi);
                frame.table(t);
                for (double y = 21; y + size < 59; y += 1.4 * size) print.text_line(21, y, 89.5, size);
                for (double y = 61; y + size < 99; y += 1.2 * size) print.text_line(90.5, y, 189.5, size);
                CHECK(found_dump(page_of(frame, print, darkness)) == expected_dump(t));
            }
        }
    }
}

TEST_CASE("inner rules seen in the grey only divide a table framed in ink") {
    const DrawnTable whole = plain_table({30, 38, 46, 54, 62}, {20, 60, 100, 180});
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage frame(210, 120, dpi), inner(210, 120, dpi);
        frame.table(plain_table({30, 62}, {20, 180}));
        inner.table(whole);
        frame.text_line(24, 32.5, 50, 3);
        frame.text_line(104, 48.5, 170, 3);
        CHECK(found_dump(page_of(frame, inner, 60)) == expected_dump(whole));
    }
}

TEST_CASE("pale lines beyond the rules in the ink add no cells, and are no table by themselves") {
    const DrawnTable t = plain_table({30, 38, 46}, {20, 60, 180});
    DrawnPage frame(210, 120, 200), inner(210, 120, 200);
    frame.table(t);
    inner.horizontal(54, 20, 180);
    inner.vertical(60, 46, 54);
    inner.table(plain_table({70, 80, 90, 100}, {40, 80, 150}));
    CHECK(found_dump(page_of(frame, inner, 60)) == expected_dump(t));
}
