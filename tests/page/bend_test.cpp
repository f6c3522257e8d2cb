#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "drawn_photo.hpp"

using namespace shenbao;
using namespace shenbao::test;

TEST_CASE("Perspective is taken out: rules end straight within 0.7 px at 200 dpi") {
    const DrawnForm form = draw_form(150);
    for (const double tilt : {1.0, 2.0}) {
        const Bend bend = perspective(150, tilt);
        const auto page =
            make_upright(as_source(take_photo(form.grey, bend, photo_size(150), 60), 150), {}, score_drawn_line);
        INFO(tilt);
        CHECK(page.map.is_warped());
        CHECK(measure_rules(page, form, bend) < 0.7);
        CHECK(page.evidence.straightness_px.value_or(9) < 1);
    }
}

TEST_CASE("Perspective is taken out of a form whose rules are all thick") {
    const double dpi = 150;
    DrawnForm form = draw_form(dpi);
    const auto at = [](double x, double y) { return cv::Point(cv::Point2d(x, y)); };
    const int width = static_cast<int>(0.05 * dpi);
    for (const double y : form.rows)
        cv::line(form.grey, at(form.left, y), at(form.right, y), cv::Scalar(0), width);
    for (const double x : form.cols)
        cv::line(form.grey, at(x, form.top), at(x, form.bottom), cv::Scalar(0), width);
    const Bend bend = perspective(dpi, 1.5);
    const auto page =
        make_upright(as_source(take_photo(form.grey, bend, photo_size(dpi), 60), dpi), {}, score_drawn_line);
    CHECK(page.map.is_warped());
    CHECK(measure_rules(page, form, bend) < 1);
}

// The sheet's lower edge is curled: its shadow is one long, slanted line beside a page of text.
TEST_CASE("A shadow along the edge of a photographed sheet levels no page of text") {
    const double dpi = 150;
    cv::Mat photo(photo_size(dpi), CV_8U, cv::Scalar(60));
    cv::Mat text(draw_text_page(dpi).size(), CV_8U, cv::Scalar(255));
    cv::RNG random(3);
    for (int y = 200; y < 1000; y += 60)  // far apart, so that the bars of characters make no rule
        for (int x = 150; x < 1000; x += 45) draw_line(text, cv::Point2d(x, y), 24, 1, random);
    const cv::Rect sheet(60, 60, text.cols, text.rows);
    text.copyTo(photo(sheet));
    const int bottom = sheet.br().y;
    cv::line(photo, {sheet.x + 20, bottom - 6}, {sheet.x + 700, bottom - 30}, cv::Scalar(90), 3);
    std::vector<cv::Point> beyond = {
        {sheet.x, bottom - 5}, {sheet.x + 700, bottom - 29}, {sheet.x + 700, bottom}, {sheet.x, bottom}};
    cv::fillConvexPoly(photo, beyond, cv::Scalar(195));
    const UprightPage page = make_upright(as_source(photo, dpi), {}, score_drawn_line);
    CHECK(std::abs(page.skew_deg) < 0.15);
}

TEST_CASE("A curled side is flattened: rules end straight within 1 px at 200 dpi") {
    const DrawnForm form = draw_form(150);
    for (const double lift : {0.1, 0.25}) {
        const Bend bend = curl(150, lift);
        const auto page =
            make_upright(as_source(take_photo(form.grey, bend, photo_size(150), 60), 150), {}, score_drawn_line);
        INFO(lift);
        CHECK(page.map.is_warped());
        CHECK(measure_rules(page, form, bend) < 1);
    }
}

TEST_CASE("A photo upside down in perspective comes upright, and its map leads back to the photo") {
    const DrawnForm form = draw_form(150);
    const Bend bend = perspective(150, 1.5);
    cv::Mat photo = take_photo(form.grey, bend, photo_size(150), 60), turned;
    cv::rotate(photo, turned, cv::ROTATE_180);
    const Bend turned_bend = [&](cv::Point2d p) {
        const cv::Point2d q = bend(p);
        return cv::Point2d(photo.cols - q.x, photo.rows - q.y);
    };
    const auto page = make_upright(as_source(turned, 150), {}, score_drawn_line);
    CHECK(page.quarter_turns == 2);
    CHECK(measure_rules(page, form, turned_bend) < 0.7);
    for (const Point p : {Point{100, 100}, Point{700, 900}, Point{1100, 1600}}) {
        const Point there = page.map.to_upright(page.map.to_source(p));
        CHECK(std::hypot(there.x - p.x, there.y - p.y) < 0.02);
    }
    // The best affine is near the exact map.
    const Point exact = page.map.to_source(Point{600, 850}), best = page.map.affine()({600, 850});
    CHECK(std::hypot(exact.x - best.x, exact.y - best.y) < 0.1 * 150);
}

TEST_CASE("The desk around a photographed sheet is cut away") {
    const DrawnForm form = draw_form(150);
    const auto page = make_upright(as_source(take_photo(form.grey, perspective(150, 1), photo_size(150), 60), 150),
                                   {}, score_drawn_line);
    CHECK(page.grey.cols < 9.0 * 150);
    for (const cv::Mat& rim : {page.grey.rowRange(0, 8), page.grey.colRange(0, 8),
                               page.grey.rowRange(page.grey.rows - 8, page.grey.rows)})
        CHECK(cv::mean(rim)[0] > 240);
}
