#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

using Bend = std::function<cv::Point2d(cv::Point2d)>;  // paper px -> photo px

// The photo of a form: resampled through the inverse of `bend`, found by fixed-point steps.
cv::Mat take_photo(const cv::Mat& paper, const Bend& bend, cv::Size size, double desk) {
    cv::Mat at(size, CV_32FC2);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const cv::Point2d goal(x + 0.5, y + 0.5);
            cv::Point2d p = goal;
            for (int i = 0; i < 12; ++i) p += goal - bend(p);
            at.at<cv::Vec2f>(y, x) = {static_cast<float>(p.x - 0.5), static_cast<float>(p.y - 0.5)};
        }
    cv::Mat photo;
    cv::remap(paper, photo, at, cv::noArray(), cv::INTER_CUBIC, cv::BORDER_CONSTANT, cv::Scalar::all(desk));
    return photo;
}

// RMS distance of the form's rules from straight lines on the upright page, px at 200 dpi.
double measure_rules(const UprightPage& page, const DrawnForm& form, const Bend& bend) {
    double squares = 0, count = 0;
    const auto measure = [&](const std::vector<cv::Point2d>& points, bool level) {
        std::vector<double> off;
        double sum = 0;
        for (const cv::Point2d& p : points) {
            const cv::Point2d photo = bend(p);
            const Point q = page.map.to_upright(Point{photo.x, photo.y});
            off.push_back(level ? q.y : q.x);
            sum += off.back();
        }
        for (const double v : off) squares += std::pow(v - sum / static_cast<double>(off.size()), 2), ++count;
    };
    constexpr int kSteps = 40;
    for (const double y : form.rows) {
        std::vector<cv::Point2d> points;
        for (int i = 0; i <= kSteps; ++i)
            points.emplace_back(form.left + (form.right - form.left) * i / kSteps, y);
        measure(points, true);
    }
    for (const double x : form.cols) {
        std::vector<cv::Point2d> points;
        for (int i = 0; i <= kSteps; ++i) points.emplace_back(x, form.top + (form.bottom - form.top) * i / kSteps);
        measure(points, false);
    }
    return std::sqrt(squares / count) * 200 / page.dpi;
}

Bend perspective(double dpi, double tilt) {
    return [=](cv::Point2d p) {
        const double x = p.x / dpi - 4.1, y = p.y / dpi - 5.8;
        const double w = 1 + tilt * (0.008 * x + 0.010 * y);
        return cv::Point2d((x / w + 4.6) * dpi, (y / w + 6.4) * dpi);
    };
}

// The sheet curls up towards its left side.
Bend curl(double dpi, double lift_inch) {
    return [=](cv::Point2d p) {
        const double t = std::max(0.0, 1 - p.x / dpi / 4);
        return cv::Point2d(p.x + 0.3 * lift_inch * t * t * dpi + 0.5 * dpi,
                           p.y - lift_inch * t * t * t * dpi + 0.5 * dpi);
    };
}

cv::Size photo_size(double dpi) {
    return {static_cast<int>(9.3 * dpi), static_cast<int>(12.8 * dpi)};
}

}  // namespace

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
