// Seals and pens drawn in colour on a form.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "tests/page/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kDpi = 150;
const cv::Scalar kRed(60, 50, 215), kBlue(200, 90, 40);

int px(double mm) {
    return static_cast<int>(mm / 25.4 * kDpi);
}

cv::Mat colour_form() {
    cv::Mat colour;
    cv::cvtColor(draw_form(kDpi).grey, colour, cv::COLOR_GRAY2BGR);
    return colour;
}

// A ring of 42 mm with a star and strokes along the ring, a gap in it where the ink is missing.
void round_seal(cv::Mat& page, cv::Point middle, const cv::Scalar& colour) {
    cv::ellipse(page, middle, {px(21), px(21)}, 20, 0, 320, colour, px(1.1));
    for (int k = 0; k < 12; ++k) {
        const double angle = 0.3 * k + 2.6;
        const cv::Point2d out(std::cos(angle), std::sin(angle));
        cv::line(page, cv::Point2d(middle) + px(14) * out, cv::Point2d(middle) + px(18) * out, colour, px(0.9));
    }
    cv::circle(page, middle, px(5), colour, cv::FILLED);
}

std::vector<PageMark> marks_on(const cv::Mat& scan) {
    return make_upright(as_source(scan, kDpi), {}, score_drawn_line).marks;
}

}  // namespace

TEST_CASE("a round seal over print is told with its place and colour, whichever way the page lay") {
    for (const int turns : {0, 1, 2}) {
        cv::Mat scan = colour_form();
        const cv::Point middle(px(120), px(200));
        round_seal(scan, middle, kRed);
        if (turns == 1) cv::rotate(scan, scan, cv::ROTATE_90_COUNTERCLOCKWISE);
        if (turns == 2) cv::rotate(scan, scan, cv::ROTATE_180);
        const auto marks = marks_on(scan);
        INFO("turns " << turns);
        REQUIRE(marks.size() == 1);
        CHECK(marks[0].kind == MarkKind::seal);
        CHECK(marks[0].colour == InkColour::red);
        CHECK((marks[0].box.x0 + marks[0].box.x1) / 2.0 == Approx(middle.x).margin(px(2)));
        CHECK((marks[0].box.y0 + marks[0].box.y1) / 2.0 == Approx(middle.y).margin(px(2)));
        CHECK(marks[0].box.width() == Approx(px(43)).margin(px(3)));
    }
}

TEST_CASE("a square seal of a person and a signature in blue are told apart") {
    cv::Mat scan = colour_form();
    cv::rectangle(scan, {px(150), px(30)}, {px(164), px(44)}, kRed, px(1));
    for (const int k : {0, 1, 2})
        cv::line(scan, {px(153), px(33.0 + 4 * k)}, {px(161), px(33.0 + 4 * k)}, kRed, px(0.8));
    std::vector<cv::Point> name;
    for (int k = 0; k < 60; ++k) name.emplace_back(px(40 + 0.5 * k), px(285 + 3 * std::sin(k * 0.9)));
    cv::polylines(scan, name, false, kBlue, px(0.6));
    const auto marks = marks_on(scan);
    REQUIRE(marks.size() == 2);
    const auto seal = std::ranges::find(marks, MarkKind::seal, &PageMark::kind);
    const auto pen = std::ranges::find(marks, MarkKind::pen, &PageMark::kind);
    REQUIRE(seal != marks.end());
    REQUIRE(pen != marks.end());
    CHECK(seal->colour == InkColour::red);
    CHECK(pen->colour == InkColour::blue);
    CHECK(pen->box.y0 > px(270));
}

TEST_CASE("a large cross by pen is no seal") {
    cv::Mat scan = colour_form();
    cv::line(scan, {px(100), px(100)}, {px(130), px(130)}, kRed, px(0.8));
    cv::line(scan, {px(130), px(100)}, {px(100), px(130)}, kRed, px(0.8));
    const auto marks = marks_on(scan);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].kind == MarkKind::pen);
}

TEST_CASE("dots of colour all over a page are no marks") {
    cv::Mat scan = colour_form();
    for (int y = 20; y < 280; y += 6)
        for (int x = 15; x < 200; x += 6) cv::circle(scan, {px(x), px(y)}, px(0.9), kRed, cv::FILLED);
    CHECK(marks_on(scan).empty());
}

TEST_CASE("pages without coloured ink have no marks") {
    CHECK(marks_on(colour_form()).empty());
    CHECK(marks_on(draw_form(kDpi).grey).empty());
}
