#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "drawn_page.hpp"
#include "pipeline/page/ink_mask.hpp"
#include "pipeline/page/sauvola.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

cv::Mat shade(const cv::Mat& page) {
    cv::Mat shaded = page.clone();
    for (int y = 0; y < page.rows; ++y)
        for (int x = 0; x < page.cols; ++x) {
            const double light = 0.95 - 0.35 * x / page.cols - 0.15 * std::sin(3.0 * y / page.rows);
            shaded.at<uchar>(y, x) = cv::saturate_cast<uchar>(page.at<uchar>(y, x) * light);
        }
    return shaded;
}

constexpr int kStrokes = 18;

// Upright strokes two pixels wide and slightly out of focus.
cv::Mat draw_strokes(int grey) {
    cv::Mat page(200, 400, CV_8U, cv::Scalar(235));
    for (int i = 1; i <= kStrokes; ++i) page.colRange(20 * i, 20 * i + 2).setTo(grey);
    cv::GaussianBlur(page, page, {}, 1.2);
    return page;
}

}  // namespace

TEST_CASE("Uneven light is evened: paper near 255 everywhere, print dark") {
    const DrawnForm form = draw_form(150);
    const auto page = make_upright(as_source(shade(form.grey), 150), {}, {});
    cv::Mat paper = form.grey > 250;
    cv::erode(paper, paper, cv::Mat::ones(5, 5, CV_8U));
    double darkest_paper = 0;
    cv::minMaxLoc(page.grey, &darkest_paper, nullptr, nullptr, nullptr, paper);
    CHECK(darkest_paper > 235);
    CHECK(cv::mean(page.grey, form.grey < 40)[0] < 40);
}

TEST_CASE("Grain is smoothed and leaves no ink") {
    const DrawnForm form = draw_form(200);
    const auto clean = make_upright(as_source(form.grey, 200), {}, {});
    const auto page = make_upright(as_source(add_grain(form.grey * 0.85, 12), 200), {}, {});
    cv::Mat paper = form.grey > 250;
    cv::erode(paper, paper, cv::Mat::ones(5, 5, CV_8U));
    CHECK(cv::countNonZero(page.ink & paper) == 0);
    CHECK(cv::countNonZero(~page.ink & (form.grey < 40)) < 0.01 * cv::countNonZero(form.grey < 40));
    CHECK(cv::countNonZero(clean.ink) == Approx(cv::countNonZero(page.ink)).epsilon(0.15));
}

TEST_CASE("Pale hairlines of one pixel survive at 150 dpi") {
    cv::Mat scan = draw_text_page(150);
    scan.row(100).colRange(100, 1100).setTo(165);
    scan.col(80).rowRange(100, 1600).setTo(165);
    const auto page = make_upright(as_source(scan, 150), {}, {});
    REQUIRE(page.ink.size() == scan.size());
    CHECK(cv::countNonZero(page.ink.row(100).colRange(100, 1100)) > 980);
    CHECK(cv::countNonZero(page.ink.col(80).rowRange(100, 1600)) > 1480);
}

TEST_CASE("A decimal point beside its digits is kept, a lone speck of its size is not") {
    cv::Mat scan = draw_text_page(300);
    cv::putText(scan, "12", {2000, 150}, cv::FONT_HERSHEY_SIMPLEX, 1.2, cv::Scalar(0), 3);
    scan(cv::Rect(2055, 146, 4, 4)).setTo(0);
    cv::putText(scan, "5", {2065, 150}, cv::FONT_HERSHEY_SIMPLEX, 1.2, cv::Scalar(0), 3);
    scan(cv::Rect(1200, 150, 4, 4)).setTo(0);
    const auto page = make_upright(as_source(scan, 300), {}, {});
    CHECK(cv::countNonZero(page.ink(cv::Rect(2055, 146, 4, 4))) >= 12);
    CHECK(cv::countNonZero(page.ink(cv::Rect(1190, 140, 24, 24))) == 0);
}

TEST_CASE("The colon of full-width print is kept, though it stands far from both neighbours") {
    cv::Mat ink = cv::Mat::zeros(60, 200, CV_8U);
    ink(cv::Rect(10, 10, 30, 34)).setTo(255);
    ink(cv::Rect(66, 24, 3, 3)).setTo(255);  // at 9 pt, 300 dpi: 25 px from the glyph before it
    ink(cv::Rect(66, 38, 3, 3)).setTo(255);
    ink(cv::Rect(96, 10, 30, 34)).setTo(255);
    ink(cv::Rect(170, 38, 3, 3)).setTo(255);  // alone
    const cv::Mat kept = remove_specks(ink, 300);
    CHECK(kept.at<uchar>(25, 67) == 255);
    CHECK(kept.at<uchar>(39, 67) == 255);
    CHECK(kept.at<uchar>(39, 171) == 0);
}

TEST_CASE("The shadows of a sheet's edges are no ink, on a sheet laid askew either") {
    const DrawnForm form = draw_form(200);
    for (const double deg : {0.0, 1.7}) {
        cv::Mat scan = form.grey.clone();
        scan.col(14).setTo(120);
        scan.row(scan.rows - 20).colRange(0, 900).setTo(120);
        const auto page = make_upright(as_source(rotate_about_centre(scan, deg, cv::Scalar(255)), 200), {}, {});
        INFO(deg);
        CHECK(cv::countNonZero(page.ink.colRange(0, 120)) == 0);
        CHECK(cv::countNonZero(page.ink.rowRange(page.ink.rows - 120, page.ink.rows)) == 0);
        CHECK(page.skew_deg == Approx(deg).margin(0.05));
    }
}

TEST_CASE("Pale edges that come as dashes are no ink, a line of print as near the rim is") {
    cv::Mat scan = draw_form(200).grey;
    cv::RNG random(4);
    for (int y = 300; y < 2000; y += random.uniform(15, 50)) scan.col(34).rowRange(y, y + 8).setTo(110);
    draw_line(scan, {500, 40}, 24, 20, random);
    const auto page = make_upright(as_source(scan, 200), {}, {});
    CHECK(cv::countNonZero(page.ink.colRange(0, 80)) == 0);
    const cv::Rect line(495, 35, 490, 32);
    CHECK(cv::countNonZero(page.ink(line)) > 0.9 * cv::countNonZero(scan(line) < 100));
}

TEST_CASE("A table that fills its picture keeps the frame along the rim") {
    const DrawnForm form = draw_form(150);
    const cv::Rect tight(static_cast<int>(form.left) - 3, static_cast<int>(form.top) - 3,
                         static_cast<int>(form.right - form.left) + 7,
                         static_cast<int>(form.bottom - form.top) + 7);
    const auto page = make_upright(as_source(form.grey(tight).clone(), 150), {}, {});
    CHECK(cv::countNonZero(page.ink.row(3)) > 0.95 * page.ink.cols * 0.99);
    CHECK(cv::countNonZero(page.ink.col(3)) > 0.95 * page.ink.rows * 0.99);
}

TEST_CASE("A fax loses its salt and pepper and keeps its thin rules") {
    const DrawnForm form = draw_form(200);
    cv::Mat fax = form.grey > 150;
    fax.row(150).colRange(200, 1500).setTo(0);
    cv::RNG random(5);
    for (int i = 0; i < 9000; ++i) {
        uchar& pixel = fax.at<uchar>(random.uniform(0, fax.rows), random.uniform(0, fax.cols));
        pixel = static_cast<uchar>(255 - pixel);
    }
    const auto page = make_upright(as_source(fax, 200), {}, {});
    cv::Mat paper = form.grey > 250;
    cv::erode(paper, paper, cv::Mat::ones(9, 9, CV_8U));
    paper.rowRange(140, 160).setTo(0);
    CHECK(cv::countNonZero(page.ink & paper) < 60);
    REQUIRE(page.ink.size() == fax.size());
    CHECK(cv::countNonZero(page.ink.row(150).colRange(200, 1500)) > 1250);
}

TEST_CASE("Resolution: a plausible word of the file holds, else A4 or the glyphs tell") {
    const cv::Mat form = draw_form(150).grey;
    CHECK(make_upright(as_source(form, 150), {}, {}).dpi == 150);
    CHECK(make_upright(as_source(form, std::nullopt), {}, {}).dpi == Approx(150).epsilon(0.02));
    const cv::Mat large = draw_form(300).grey;
    CHECK(make_upright(as_source(large, 72), {}, {}).dpi == Approx(300).epsilon(0.02));
    const cv::Mat cut = form(cv::Rect(100, 300, 1100, 700)).clone();
    CHECK(make_upright(as_source(cut, std::nullopt), {}, {}).dpi == Approx(150).epsilon(0.25));
}

TEST_CASE("print that a copier left pale keeps its thin strokes") {
    const cv::Range rows(20, 180);
    const cv::Mat pale = draw_strokes(195), dark = draw_strokes(40);
    CHECK(cv::countNonZero(threshold_ink(pale, 200).rowRange(rows)) >= 2 * kStrokes * rows.size());
    CHECK(cv::countNonZero(threshold_ink(dark, 200).rowRange(rows)) <= 4 * kStrokes * rows.size());
}
