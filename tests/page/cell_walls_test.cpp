// Walls of low cells among strokes of print in drawn masks.
#include "pipeline/page/cell_walls.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr double kDpi = 150;

void stroke(cv::Mat& ink, const cv::Point& from, const cv::Point& to) {
    cv::line(ink, from, to, cv::Scalar(255), 2);
}

}  // namespace

TEST_CASE("Walls of a row of 0.3 inch are found, strokes in it are not") {
    cv::Mat ink = cv::Mat::zeros(600, 900, CV_8U);
    const int top = 100, bottom = top + static_cast<int>(0.3 * kDpi);
    for (const int y : {top, bottom}) stroke(ink, {50, y}, {850, y});
    for (const int x : {50, 400, 850}) stroke(ink, {x, top}, {x, bottom});
    stroke(ink, {200, top + 10}, {200, bottom + 40});  // ends at one rule or none
    stroke(ink, {300, bottom + 12}, {300, bottom + 57});
    stroke(ink, {600, bottom + 100}, {600, bottom + 145});
    const auto rules = trace_rules(ink, kDpi, 0.7);
    REQUIRE(rules.size() == 2);
    const auto walls = trace_cell_walls(ink, rules, kDpi, 0.7);
    CHECK(walls.size() == 3);
    for (const RuleCurve& wall : walls) {
        CHECK(wall.direction == Direction::vertical);
        CHECK(runs_from_rule_to_rule(wall, rules, kDpi));
        const float x = wall.points.front().x;
        CHECK((std::abs(x - 50) < 2 || std::abs(x - 400) < 2 || std::abs(x - 850) < 2));
    }
    CHECK(trace_cell_walls(ink, {}, kDpi, 0.7).empty());
}
