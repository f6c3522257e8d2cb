// The grid room on pages that are none of the kind it is for: bounded work, whole tilings, no tables out of noise.
#include <catch2/catch.hpp>
#include <ctime>
#include <opencv2/core.hpp>

#include "pipeline/grid/dump_grid.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

std::vector<double> steps(double begin, double step, int count) {
    std::vector<double> lines;
    for (int i = 0; i <= count; ++i) lines.push_back(begin + i * step);
    return lines;
}

DrawnPage a4(double dpi) {
    return {210, 297, dpi};
}

std::string found_dump(const DrawnPage& drawn) {
    const PageGrid grid = find_grid(drawn.page());
    return grid.tables.size() == 1 ? dump(grid.tables[0]) : std::to_string(grid.tables.size()) + " tables";
}

}  // namespace

TEST_CASE("cells never overlap and cover their table, whatever is on the page") {
    for (unsigned seed = 201; seed <= 230; ++seed) {
        DrawnPage drawn = a4(150);
        drawn.table(random_table(seed), {1, 3, 0.6}, seed);
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> x(15, 150);
        std::uniform_real_distribution<double> y(20, 150);
        for (int i = 0; i < 6; ++i) drawn.blank(x(random), y(random), x(random), y(random));
        for (int i = 0; i < 20; ++i) drawn.vertical(x(random), 20 + i, 20 + 3 * i);
        for (const GridTable& table : find_grid(drawn.page()).tables) {
            cv::Mat count = cv::Mat::zeros(table.rows(), table.cols(), CV_32S);
            for (const GridCell& c : table.cells) {
                count(cv::Range(c.row, c.row + c.row_span), cv::Range(c.col, c.col + c.col_span)) += 1;
            }
            INFO("seed " << seed);
            CHECK(cv::countNonZero(count != 1) == 0);
            long long area = 0;
            for (const GridCell& c : table.cells) area += c.box.area();
            CHECK(area == table.box.area());
        }
    }
}

TEST_CASE("the heads of a row of characters, in one line and nearly touching, are no rule") {
    DrawnPage drawn = a4(200);
    DrawnTable form = plain_table({50, 60, 67, 77}, {20, 50, 90, 150});
    std::erase_if(form.cells, [](const DrawnCell& c) { return c.row == 1; });
    form.cells.push_back({1, 0, 1, 1});
    form.cells.push_back({1, 1, 1, 2});
    drawn.table(form);
    for (int i = 0; i < 25; ++i) {  // 3.7 mm characters with a foot under three tenths of each head
        const double x = 50.6 + 4 * i;
        drawn.horizontal(62.5, x, x + 3.7, 0.3);
        for (const double foot : {0.6, 1.6, 2.6}) drawn.vertical(x + foot, 62.5, 65, 0.35);
    }
    CHECK(found_dump(drawn) == expected_dump(form));
}

TEST_CASE("twenty thousand strokes take less than two seconds") {
    DrawnPage drawn(210, 297, 300);
    for (int i = 0; i < 100; ++i) {
        for (int j = 0; j < 100; ++j) {
            const double x = 10 + 1.9 * j;
            const double y = 10 + 2.7 * i;
            drawn.horizontal(y, x, x + (i % 2 ? 1.9 : 1.4), 0.15);
            drawn.vertical(x, y, y + (j % 2 ? 2.7 : 2.6), 0.15);
        }
    }
    const std::clock_t start = std::clock();
    const PageGrid grid = find_grid(drawn.page(), {1.2, 1.6, 10});
    const double cpu_s = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(cpu_s < 2);
    CHECK(grid.tables.size() <= 1);
}

TEST_CASE("ten thousand free stems in the cells of a table take less than three seconds") {
    DrawnPage drawn(210, 297, 300);
    const DrawnTable form = plain_table({10, 100, 190, 286}, {8, 100, 202});
    drawn.table(form);
    std::mt19937 random(9);
    std::uniform_real_distribution<double> shift(-0.2, 0.2);
    for (int i = 0; i < 85; ++i) {
        for (int j = 0; j < 120; ++j) {
            const double x = 9.6 + 1.6 * j + shift(random), y = 12 + 3.2 * i;
            drawn.vertical(x, y, y + 2.4, 0.15);
        }
    }
    const std::clock_t start = std::clock();
    const PageGrid grid = find_grid(drawn.page());
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 3);
    CHECK(grid.tables.size() <= 1);
}

TEST_CASE("noise, halftones and black pages are bounded and hold no table") {
    for (const int share : {2, 5, 10, 15, 30, 50, 100}) {
        DrawnPage drawn = a4(200);
        cv::Mat noise(drawn.page().ink.size(), CV_8U);
        cv::RNG rng(7);
        rng.fill(noise, cv::RNG::UNIFORM, 0, 100);
        drawn.page().ink.setTo(255, noise < share);
        const std::clock_t start = std::clock();
        const PageGrid grid = find_grid(drawn.page());
        INFO("share of ink " << share << " %");
        CHECK(grid.tables.empty());
        CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 3);
    }
}

TEST_CASE("a table under two per cent of noise is found") {
    DrawnPage drawn = a4(200);
    const DrawnTable table = random_table(77);
    drawn.table(table);
    cv::Mat noise(drawn.page().ink.size(), CV_8U);
    cv::RNG rng(11);
    rng.fill(noise, cv::RNG::UNIFORM, 0, 100);
    drawn.page().ink.setTo(255, noise < 2);
    CHECK(found_dump(drawn) == expected_dump(table));
}

TEST_CASE("an empty page has an empty grid and every stage reaches the sink") {
    CHECK(find_grid(UprightPage{}).tables.empty());
    DrawnPage drawn = a4(96);
    drawn.table(plain_table(steps(40, 10, 2), steps(20, 30, 2)));
    std::vector<std::string> stages;
    (void)find_grid(drawn.page(), {}, [&](int, std::string_view stage, const cv::Mat& picture) {
        CHECK(picture.size() == drawn.page().ink.size());
        stages.emplace_back(stage);
    });
    CHECK(stages == std::vector<std::string>{"grid/segments", "grid/joints", "grid/cells"});
}
