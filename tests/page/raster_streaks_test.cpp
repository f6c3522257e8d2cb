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

// Of a table one row high nothing but the streak was seen upright, and the page was sheared by the streak's lean.
TEST_CASE("A streak that leans out of a table is dropped with its piece within, of rules and pen strokes none") {
    for (const double page_deg : {0.0, 1.5}) {
        auto curves = table(page_deg, page_deg);
        const std::size_t rules = curves.size();
        const RuleCurve leaning = curve(Direction::vertical, {450, 0}, 1700, page_deg + 2);
        RuleCurve above{Direction::vertical, {leaning.points.begin(), leaning.points.begin() + 250}};
        RuleCurve within{Direction::vertical, {leaning.points.begin() + 350, leaning.points.begin() + 600}};
        curves.push_back(above);
        curves.push_back(within);
        CHECK(without_leaning_streaks(curves, kDpi).size() == rules);
        curves.back() = curve(Direction::vertical, {470, 350}, 250, page_deg + 2);  // within, of no streak
        CHECK(without_leaning_streaks(curves, kDpi).size() == rules + 1);
    }
    auto flat = table(0, 0);
    const std::size_t rules = flat.size();
    flat.push_back(curve(Direction::horizontal, {0, 500}, 1200, -2));
    CHECK(without_leaning_streaks(flat, kDpi).size() == rules);
}

TEST_CASE("Rules of a sheared scan stay, and lines that stand upright beyond the table") {
    const auto sheared = table(0, 1.5);
    CHECK(without_leaning_streaks(sheared, kDpi).size() == sheared.size());
    auto straight = table(0, 0);
    straight.push_back(curve(Direction::vertical, {450, 0}, 1700, 0.5));
    CHECK(without_leaning_streaks(straight, kDpi).size() == straight.size());
    const std::vector<RuleCurve> one{curve(Direction::horizontal, {100, 300}, 900, 0),
                                     curve(Direction::vertical, {450, 0}, 1700, 2)};
    CHECK(without_leaning_streaks(one, kDpi).size() == 2);
}
