#include "pipeline/base/page_map.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/core.hpp>
#include <random>

namespace shenbao::testing {

namespace {

constexpr double kRoundTripPx = 0.01;  // promised by the header

double distance(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// The source of an upright point of a page of 2480 x 3508 px: turned by 2 degrees and curled by up to `curl_px`.
Point curled(const Affine& map, const Point& p, double curl_px) {
    const Point flat = map(p);
    return {flat.x + curl_px * std::sin(p.y / 900), flat.y + curl_px * std::cos(p.x / 1100)};
}

PageMap make_curled_map(const Affine& map, double curl_px, double step_px) {
    const int cols = static_cast<int>(2480 / step_px) + 2, rows = static_cast<int>(3508 / step_px) + 2;
    cv::Mat mesh(rows, cols, CV_32FC2);
    for (int j = 0; j < rows; ++j)
        for (int i = 0; i < cols; ++i) {
            const Point p = curled(map, {i * step_px, j * step_px}, curl_px);
            mesh.at<cv::Vec2f>(j, i) = {static_cast<float>(p.x), static_cast<float>(p.y)};
        }
    return {map, mesh, step_px};
}

Affine turned_by(double degrees) {
    const double angle = degrees * CV_PI / 180;
    return {std::cos(angle), -std::sin(angle), 60, std::sin(angle), std::cos(angle), -25};
}

}  // namespace

TEST_CASE("a page that was only turned maps by its affine alone") {
    const PageMap map(turned_by(-3));
    CHECK_FALSE(map.is_warped());
    CHECK(map.to_source(Point{100, 200}) == turned_by(-3)({100, 200}));
    CHECK(distance(map.to_upright(map.to_source(Point{1234, 567})), {1234, 567}) < kRoundTripPx);
}

TEST_CASE("a curled page maps to the scan and back within a hundredth of a pixel") {
    const double degrees = GENERATE(-8.0, 0.0, 2.0, 90.0);
    const PageMap map = make_curled_map(turned_by(degrees), 25, 64);
    REQUIRE(map.is_warped());
    std::mt19937 random(5);
    std::uniform_real_distribution<double> x(0, 2480), y(0, 3508);
    for (int i = 0; i < 300; ++i) {
        const Point upright{x(random), y(random)};
        const Point source = map.to_source(upright);
        INFO(degrees << " degrees, " << upright.x << " " << upright.y);
        CHECK(distance(map.to_upright(source), upright) < kRoundTripPx);
        CHECK(distance(map.to_source(map.to_upright(source)), source) < kRoundTripPx);
    }
}

TEST_CASE("the mesh is exact at its points and close to the curl between them") {
    const double curl_px = 25, step_px = 64;
    const PageMap map = make_curled_map(turned_by(2), curl_px, step_px);
    CHECK(distance(map.to_source(Point{640, 1280}), curled(turned_by(2), {640, 1280}, curl_px)) < 1e-3);
    // Bilinear error of a curl of this bend: step^2 / 8 times its second derivative, 25 / 900^2.
    CHECK(distance(map.to_source(Point{672, 1312}), curled(turned_by(2), {672, 1312}, curl_px)) < 0.05);
}

TEST_CASE("points beyond the mesh follow its edge in a straight line") {
    const PageMap map = make_curled_map(turned_by(0), 10, 64);
    const Point edge = map.to_source(Point{0, 640}), inside = map.to_source(Point{20, 640}),
                outside = map.to_source(Point{-20, 640});
    CHECK(distance({2 * edge.x - inside.x, 2 * edge.y - inside.y}, outside) < 1e-6);
    CHECK(distance(map.to_upright(outside), {-20, 640}) < kRoundTripPx);
}

TEST_CASE("a box maps to the quad of its corners") {
    const PageMap map = make_curled_map(turned_by(2), 25, 64);
    const Quad quad = map.to_source(Box{100, 200, 300, 260});
    CHECK(quad[0] == map.to_source(Point{100, 200}));
    CHECK(quad[1] == map.to_source(Point{300, 200}));
    CHECK(quad[2] == map.to_source(Point{300, 260}));
    CHECK(quad[3] == map.to_source(Point{100, 260}));
}

}  // namespace shenbao::testing
