#include "pipeline/grid/follow_leaning_line.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kWide = 210, kHigh = 297;

// Through one point of the page, mm.
LeaningLine line_through(const DrawnPage& drawn, double x_mm, double y_mm, double lean_deg) {
    const double lean = std::tan(lean_deg * std::numbers::pi / 180);
    return {drawn.px(x_mm) - lean * (drawn.px(y_mm) - drawn.page().ink.rows / 2.0), lean};
}

std::optional<SlantedStreak> follow(const DrawnPage& drawn, const LeaningLine& line) {
    return follow_leaning_line(drawn.page().ink, line, Direction::vertical,
                               derive_scale(drawn.page().dpi, drawn.page().ink.cols, {}));
}

}  // namespace

TEST_CASE("a streak is found along its line, from where it begins to where it ends") {
    DrawnPage drawn(kWide, kHigh, 200);
    drawn.slanted(100, 80, 100 + 120 * std::tan(std::numbers::pi / 180), 200, 0.5);
    const auto streak = follow(drawn, line_through(drawn, 100, 80, 1));
    REQUIRE(streak);
    CHECK(streak->begin == Approx(drawn.px(80)).margin(10));
    CHECK(streak->end == Approx(drawn.px(200)).margin(10));
    CHECK(streak->width_px == Approx(drawn.px(0.5)).margin(1.5));
}

// A divider of an office scan, five px wide: a line of 0.7 degrees kept within its ink from end to end, and the
// figures on both sides of it went to a person.
TEST_CASE("an upright rule is no streak, however far a leaning line keeps within its ink") {
    DrawnPage drawn(kWide, kHigh, 200);
    drawn.vertical(100, 98, 176, 0.65);
    CHECK_FALSE(follow(drawn, line_through(drawn, 100, 137, 0.7)));
}
