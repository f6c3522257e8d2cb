// What paper goes through before it is scanned, drawn on a form: page and grid room together, nothing is read.
#include <catch2/catch.hpp>
#include <functional>
#include <opencv2/imgproc.hpp>

#include "pipeline/grid/find_grid.hpp"
#include "pipeline/page/make_upright.hpp"
#include "tests/page/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kDpi = 200;
constexpr double kMmPerInch = 25.4;

int px(double mm) {
    return static_cast<int>(mm / kMmPerInch * kDpi);
}

cv::Point at(double x_mm, double y_mm) {
    return {px(x_mm), px(y_mm)};
}

// Tables, rows and columns of the first, cells of all.
std::vector<int> grid_of(const cv::Mat& scan) {
    const UprightPage page = make_upright(as_source(scan, kDpi), {}, score_drawn_line);
    const PageGrid grid = find_grid(page);
    if (grid.tables.empty()) return {0};
    const GridTable& first = grid.tables.front();
    std::size_t cells = 0;
    for (const GridTable& table : grid.tables) cells += table.cells.size();
    return {static_cast<int>(grid.tables.size()), first.rows(), first.cols(), static_cast<int>(cells)};
}

const std::vector<int> kForm = {1, 9, 4, 36};

// What the other side of the sheet shows through, mirrored and pale.
cv::Mat with_print_of_the_back(const cv::Mat& front, double share) {
    cv::Mat back;
    cv::flip(draw_form(kDpi, 7).grey, back, 1);
    cv::Mat shown = 255 - (255 - back) * share;
    return cv::min(front, shown);
}

// Paper darkens softly on both sides of a crease, and is a little worn along it.
void fold(cv::Mat& scan, double y_mm, int darkest) {
    const int y0 = px(y_mm), reach = px(1.5);
    for (int y = y0 - reach; y <= y0 + reach; ++y) {
        const double share = 1 - std::abs(y - y0) / static_cast<double>(reach);
        for (int x = 0; x < scan.cols; ++x) {
            uchar& value = scan.ptr<uchar>(y)[x];
            value = cv::saturate_cast<uchar>(value - darkest * share);
        }
    }
}

}  // namespace

TEST_CASE("dirt of paper and scanners changes no grid") {
    const cv::Mat clean = draw_form(kDpi).grey;
    REQUIRE(grid_of(clean) == kForm);
    const std::vector<std::pair<std::string, std::function<void(cv::Mat&)>>> dirt = {
        {"punch holes, black",
         [](cv::Mat& s) {
             for (const double y : {108.0, 188.0}) cv::circle(s, at(12, y), px(2.75), cv::Scalar(15), cv::FILLED);
         }},
        {"holes of archive thread",
         [](cv::Mat& s) {
             for (const double y : {90.0, 148.0, 206.0})
                 cv::circle(s, at(12, y), px(1.5), cv::Scalar(30), cv::FILLED);
         }},
        {"shadows of staples",
         [](cv::Mat& s) {
             for (const double y : {110.0, 180.0})
                 cv::line(s, at(11, y), at(11.5, y + 12), cv::Scalar(70), px(0.6));
             cv::line(s, at(8, 12), at(18, 20), cv::Scalar(70), px(0.6));
         }},
        {"folds",
         [](cv::Mat& s) {
             for (const double y : {99.0, 148.5}) fold(s, y, 45);
         }},
        {"a fold along a row of print", [](cv::Mat& s) { fold(s, 120, 45); }},
        {"dark edges",
         [](cv::Mat& s) {
             s.colRange(0, px(4)).setTo(20);
             s.rowRange(s.rows - px(3), s.rows).setTo(25);
         }},
        {"a dog ear",
         [](cv::Mat& s) {
             const std::vector<cv::Point> ear = {at(0, 0), at(25, 0), at(0, 25)};
             cv::fillConvexPoly(s, ear, cv::Scalar(60));
         }},
        {"print of the back", [](cv::Mat& s) { s = with_print_of_the_back(s, 0.11); }},
        {"light that falls off",
         [](cv::Mat& s) {
             for (int x = 0; x < s.cols; ++x) s.col(x) *= 1 - 0.45 * x / s.cols;
         }},
    };
    for (const auto& [name, spoil] : dirt) {
        cv::Mat scan = clean.clone();
        spoil(scan);
        INFO(name);
        CHECK(grid_of(add_grain(scan, 3)) == kForm);
    }
}

TEST_CASE("noise, a halftone and a black page have no table") {
    const cv::Size size(px(210), px(297));
    cv::Mat noise(size, CV_8U), halftone(size, CV_8U, cv::Scalar(255));
    cv::RNG(5).fill(noise, cv::RNG::UNIFORM, 0, 256);
    for (int y = 0; y < size.height; y += 6)
        for (int x = 0; x < size.width; x += 6) {
            const int radius = 1 + (x / 40 + y / 60) % 3;
            cv::circle(halftone, {x, y}, radius, cv::Scalar(0), cv::FILLED);
        }
    CHECK(grid_of(noise) == std::vector<int>{0});
    CHECK(grid_of(halftone) == std::vector<int>{0});
    CHECK(grid_of(cv::Mat(size, CV_8U, cv::Scalar(5))) == std::vector<int>{0});
}
