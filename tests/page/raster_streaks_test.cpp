#include "pipeline/page/raster_streaks.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace shenbao;

namespace {

constexpr double kDpi = 150;

// From `begin` along its direction, `deg` clockwise off its axis.
RuleCurve curve(Direction direction, cv::Point2d begin, int length, double deg) {
    const double slope = std::tan(deg * std::numbers::pi / 180);
    RuleCurve made{direction, {}};
    for (int i = 0; i < length; ++i)
        made.points.push_back(
            direction == Direction::horizontal
                ? cv::Point2f(static_cast<float>(begin.x + i), static_cast<float>(begin.y + slope * i))
                : cv::Point2f(static_cast<float>(begin.x - slope * i), static_cast<float>(begin.y + i)));
    return made;
}

// The rules of a table between y = 300 and y = 700.
std::vector<RuleCurve> table(double level_deg, double upright_deg) {
    std::vector<RuleCurve> curves;
    for (const double y : {300.0, 500.0, 700.0})
        curves.push_back(curve(Direction::horizontal, {100, y}, 900, level_deg));
    for (const double x : {100.0, 600.0, 1000.0})
        curves.push_back(curve(Direction::vertical, {x, 300}, 400, upright_deg));
    return curves;
}

}  // namespace

TEST_CASE("A streak is dropped with its piece within the table, the rules are not") {
    auto curves = table(0.3, 0.3);
    curves.push_back(curve(Direction::vertical, {450, 0}, 280, 0));      // above the table
    curves.push_back(curve(Direction::vertical, {450.5, 350}, 200, 0));  // within
    curves.push_back(curve(Direction::vertical, {800, 350}, 200, 0));    // within, of no streak
    CHECK(without_raster_streaks(curves, kDpi).size() == 7);
}

TEST_CASE("Where the page lies straight nothing is a streak") {
    auto curves = table(0, 0);
    curves.push_back(curve(Direction::vertical, {450, 0}, 1700, 0));
    CHECK(without_raster_streaks(curves, kDpi).size() == curves.size());
}

TEST_CASE("Upright rules of a sheared scan stay, though they run with the raster") {
    const auto curves = table(0.4, 0);
    CHECK(without_raster_streaks(curves, kDpi).size() == curves.size());
}

TEST_CASE("One rule across is too little to tell a streak by") {
    const std::vector<RuleCurve> curves{curve(Direction::horizontal, {100, 300}, 900, 0.4),
                                        curve(Direction::vertical, {450, 0}, 1700, 0)};
    CHECK(without_raster_streaks(curves, kDpi).size() == 2);
}
