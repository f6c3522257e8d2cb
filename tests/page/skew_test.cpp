#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

TEST_CASE("A form's skew is recovered to 0.05 degrees up to 15 degrees either way") {
    const DrawnForm form = draw_form(150);
    for (const double deg : {-15.0, -7.3, -1.2, -0.3, 0.15, 2.0, 9.0, 15.0}) {
        const auto page =
            make_upright(as_source(rotate_about_centre(form.grey, deg, cv::Scalar(255)), 150), {}, {});
        INFO(deg);
        CHECK(page.skew_deg == Approx(deg).margin(0.05));
        CHECK_FALSE(page.map.is_warped());
        REQUIRE(page.evidence.straightness_px.has_value());
        CHECK(*page.evidence.straightness_px < 0.7);
    }
}

TEST_CASE("A page of text without rules is levelled to 0.1 degrees") {
    const cv::Mat text = draw_text_page(150);
    for (const double deg : {-12.0, -2.6, -0.4, 0.0, 1.3, 14.0}) {
        const auto page = make_upright(as_source(rotate_about_centre(text, deg, cv::Scalar(255)), 150), {}, {});
        INFO(deg);
        CHECK(page.skew_deg == Approx(deg).margin(0.1));
    }
}

TEST_CASE("Grain and the dark edges of an open lid do not mislead the skew") {
    const DrawnForm form = draw_form(150);
    cv::Mat scan = rotate_about_centre(form.grey, 1.7, cv::Scalar(255)) * 0.85;
    scan.colRange(0, 30).setTo(35);
    scan.rowRange(0, 22).setTo(35);
    const auto page = make_upright(as_source(add_grain(scan, 9), 150), {}, {});
    CHECK(page.skew_deg == Approx(1.7).margin(0.05));
    // The edges are gone: no ink outside of table and title.
    CHECK(cv::countNonZero(page.ink.rowRange(0, 60)) == 0);
    CHECK(cv::countNonZero(page.ink.colRange(0, 60)) == 0);
}

TEST_CASE("A feeder's streak, straight in the raster, does not outweigh the rules of a small table") {
    cv::Mat sheet(1754, 1240, CV_8UC1, cv::Scalar(255));  // 150 dpi
    cv::rectangle(sheet, {150, 200}, {1120, 380}, cv::Scalar(0), 2);
    cv::line(sheet, {260, 200}, {260, 380}, cv::Scalar(0), 2);
    for (const double deg : {0.3, -0.2, 0.12}) {
        cv::Mat scan = rotate_about_centre(sheet, deg, cv::Scalar(255));
        scan.colRange(510, 512).setTo(0);
        INFO(deg);
        CHECK(make_upright(as_source(scan, 150), {}, {}).skew_deg == Approx(deg).margin(0.03));
        // The same fed sideways.
        cv::Mat turned;
        cv::rotate(scan, turned, cv::ROTATE_90_CLOCKWISE);
        CHECK(make_upright(as_source(turned, 150), {}, {}).skew_deg == Approx(deg).margin(0.03));
    }
}

TEST_CASE("A straight scan keeps its pixels: nothing is resampled") {
    const DrawnForm form = draw_form(200);
    const auto page = make_upright(as_source(form.grey, 200), {}, {});
    CHECK(page.grey.size() == form.grey.size());
    CHECK(page.map.affine() == Affine{});
    CHECK(std::abs(page.skew_deg) < 0.02);
    // Every dark pixel of the drawing is dark on the page, and the other way round.
    CHECK(cv::countNonZero((form.grey < 60) & (page.grey > 120)) == 0);
    CHECK(cv::countNonZero((form.grey > 250) & (page.grey < 200)) == 0);
}

TEST_CASE("A skew beyond what is allowed is not invented away") {
    const DrawnForm form = draw_form(150);
    PageSettings settings;
    settings.max_skew_deg = 3;
    const auto page =
        make_upright(as_source(rotate_about_centre(form.grey, 2.0, cv::Scalar(255)), 150), settings, {});
    CHECK(page.skew_deg == Approx(2.0).margin(0.05));
}
