#include "pipeline/page/pale_watermark.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "drawn_page.hpp"
#include "pipeline/page/light.hpp"
#include "pipeline/page/make_upright.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kDpi = 200;
constexpr int kPale = 30;  // levels below paper

// Paper at kPaperLevel, print a little above black.
cv::Mat evenly_lit(const cv::Mat& drawn) {
    cv::Mat even;
    drawn.convertTo(even, CV_8U, (kPaperLevel - 20) / 255.0, 20);
    return even;
}

void press(cv::Mat& even, const cv::Mat& stamp, int depth = kPale) {
    cv::Mat darker;
    even.convertTo(darker, CV_8U, (kPaperLevel - depth) / static_cast<double>(kPaperLevel));
    darker.copyTo(even, stamp);
}

// Six large letters of slanted strokes along the diagonal, 1.5 mm broad.
cv::Mat draw_watermark(const cv::Size& page) {
    cv::Mat stamp = cv::Mat::zeros(page, CV_8U);
    for (int i = 0; i < 6; ++i) {
        const cv::Point at(300 + 190 * i, 1850 - 270 * i);
        cv::line(stamp, at, at + cv::Point(130, -150), 255, 12, cv::LINE_AA);
        cv::line(stamp, at + cv::Point(20, -120), at + cv::Point(150, 10), 255, 12, cv::LINE_AA);
        cv::line(stamp, at + cv::Point(60, 30), at + cv::Point(160, -70), 255, 12, cv::LINE_AA);
    }
    return stamp > 127;
}

int count_differing(const cv::Mat& a, const cv::Mat& b, int more_than) {
    cv::Mat difference;
    cv::absdiff(a, b, difference);
    return cv::countNonZero(difference > more_than);
}

}  // namespace

// 仅供内部使用 across a scanned self-evaluation: 4 of 9 tuples were wrong, and hardly a field could be accepted.
TEST_CASE("A pale watermark under a ruled form becomes paper, and the print over it stays") {
    const cv::Mat clean = evenly_lit(draw_form(kDpi).grey);
    cv::Mat marked = clean.clone();
    const cv::Mat stamp = draw_watermark(marked.size());
    press(marked, stamp);
    marked = add_grain(marked, 3);
    const cv::Mat lifted = lift_pale_watermark(marked.clone(), {}, kDpi);
    cv::Mat near_print;
    cv::dilate(clean < 100, near_print, cv::Mat::ones(9, 9, CV_8U));
    const cv::Mat bare = stamp & ~near_print;
    CHECK(cv::countNonZero((lifted < kPaperLevel - kPale / 2) & bare) < 0.1 * cv::countNonZero(bare));
    CHECK(cv::countNonZero((lifted < kPaperLevel - kPale / 2) & stamp & (clean > 200)) <
          0.25 * cv::countNonZero(stamp));
    CHECK(cv::countNonZero((lifted > 100) & (clean < 40)) == 0);
    CHECK(cv::countNonZero(marked < 60) == Approx(cv::countNonZero(lifted < 60)).epsilon(0.03));
}

// What is lifted may be somebody's pale pencil: an empty cell that it lay in must not be sure of it.
TEST_CASE("A page says where a watermark was lifted, upright") {
    const DrawnForm form = draw_form(kDpi);
    cv::Mat scan = add_grain(form.grey, 3);
    press(scan, draw_watermark(scan.size()));
    cv::rotate(scan, scan, cv::ROTATE_180);
    const UprightPage page = make_upright(as_source(scan, 200), {}, score_drawn_line);
    REQUIRE(page.lifted.size() == page.grey.size());
    REQUIRE(page.quarter_turns == 2);
    const cv::Mat stamp = draw_watermark(form.grey.size());
    CHECK(cv::countNonZero(page.lifted & stamp) > 0.5 * cv::countNonZero(page.lifted));
    CHECK(make_upright(as_source(form.grey, 200), {}, score_drawn_line).lifted.empty());
}

TEST_CASE("Pale print that is no watermark stays") {
    const cv::Mat clean = evenly_lit(draw_form(kDpi).grey);
    SECTION("no watermark at all") {
        CHECK(count_differing(lift_pale_watermark(clean.clone(), {}, kDpi), clean, 0) == 0);
    }
    SECTION("filled cells and thick grey rules") {
        cv::Mat page = clean.clone(), stamp = cv::Mat::zeros(page.size(), CV_8U);
        stamp(cv::Rect(180, 300, 1300, 60)).setTo(255);
        stamp(cv::Rect(180, 900, 220, 400)).setTo(255);
        stamp(cv::Rect(180, 1500, 1300, 6)).setTo(255);
        press(page, stamp);
        CHECK(count_differing(lift_pale_watermark(page.clone(), {}, kDpi), page, 0) == 0);
    }
    SECTION("a grey title with nothing printed over it") {
        cv::Mat page = clean.clone(), title(page.size(), CV_8U, cv::Scalar(255));
        cv::RNG random(3);
        draw_line(title, {300, 90}, 22.0 / 72 * kDpi, 14, random);
        press(page, title < 128, 60);
        CHECK(count_differing(lift_pale_watermark(page.clone(), {}, kDpi), page, 0) == 0);
    }
    SECTION("print of the back that shows through") {
        cv::Mat page = clean.clone(), back(page.size(), CV_8U, cv::Scalar(255));
        cv::flip(draw_text_page(kDpi, 9), back, 1);
        press(page, back(cv::Rect({}, page.size())) < 128);
        CHECK(count_differing(lift_pale_watermark(page.clone(), {}, kDpi), page, 0) == 0);
    }
    // A corner of a table whose rules were pale on three office scans: its rules were taken for two letters.
    SECTION("a few broad pale strokes") {
        cv::Mat page = clean.clone();
        cv::Mat stamp = draw_watermark(page.size());
        stamp.colRange(600, stamp.cols).setTo(0);
        press(page, stamp);
        CHECK(count_differing(lift_pale_watermark(page.clone(), {}, kDpi), page, 0) == 0);
    }
    SECTION("strokes half as dark as print") {
        cv::Mat page = clean.clone();
        press(page, draw_watermark(page.size()), 75);
        CHECK(count_differing(lift_pale_watermark(page.clone(), {}, kDpi), page, 0) == 0);
    }
    SECTION("what is not of the sheet") {
        cv::Mat page = clean.clone();
        press(page, draw_watermark(page.size()));
        const cv::Mat outside(page.size(), CV_8U, cv::Scalar(255));
        CHECK(count_differing(lift_pale_watermark(page.clone(), outside, kDpi), page, 0) == 0);
    }
}
