// Sheets with two drawn pages, and sheets with one.
#include "pipeline/page/split_sheet.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/page/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kDpi = 150;

UprightPage upright(const cv::Mat& sheet) {
    return make_upright(as_source(sheet, kDpi), {}, score_drawn_line);
}

cv::Mat beside(const cv::Mat& left, const cv::Mat& right) {
    cv::Mat sheet;
    cv::hconcat(left, right, sheet);
    return sheet;
}

int ink_between(const UprightPage& page, double from, double to) {
    return cv::countNonZero(page.ink.colRange(static_cast<int>(from), static_cast<int>(to)));
}

}  // namespace

TEST_CASE("two pages side by side are parted, and none loses ink") {
    const DrawnForm form = draw_form(kDpi);
    for (const bool folded : {false, true}) {
        cv::Mat sheet = beside(form.grey, form.grey);
        const int middle = form.grey.cols;
        if (folded) cv::line(sheet, {middle, 0}, {middle + 2, sheet.rows}, cv::Scalar(60), 3);
        const UprightPage page = upright(sheet);
        const auto sides = split_sheet(page);
        INFO("folded " << folded);
        REQUIRE(sides.size() == 2);
        CHECK(sides[0].x1 <= sides[1].x0);
        for (const SheetSide& side : sides) {
            CHECK(side.page.ink.size() == page.ink.size());
            const double left = side.x0 > 0 ? middle : 0;
            CHECK(ink_between(side.page, left + form.left - 4, left + form.right + 4) ==
                  ink_between(page, left + form.left - 4, left + form.right + 4));
            CHECK(ink_between(side.page, middle - 20, middle + 20) == 0);
        }
        CHECK(ink_between(sides[0].page, middle, page.ink.cols) == 0);
        CHECK(ink_between(sides[1].page, 0, middle) == 0);
    }
}

TEST_CASE("a page whose end is a line or two is the second one of its sheet") {
    const DrawnForm form = draw_form(kDpi);
    cv::Mat last(form.grey.size(), CV_8U, cv::Scalar(255));
    cv::RNG random(3);
    for (const int y : {150, 200}) draw_line(last, cv::Point2d(150, y), 24, 30, random);
    CHECK(split_sheet(upright(beside(form.grey, last))).size() == 2);
}

TEST_CASE("one page is left whole: upright, across with a table over the middle, half empty") {
    const DrawnForm form = draw_form(kDpi);
    CHECK(split_sheet(upright(form.grey)).size() == 1);
    cv::Mat across;
    cv::resize(form.grey, across, {form.grey.rows, form.grey.cols});
    CHECK(split_sheet(upright(across)).size() == 1);
    const cv::Mat blank(form.grey.size(), CV_8U, cv::Scalar(255));
    CHECK(split_sheet(upright(beside(form.grey, blank))).size() == 1);
    CHECK(split_sheet(upright(beside(blank, blank))).size() == 1);
}
