#include "models/declaration/geometry.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

namespace shenbao::testing {

namespace {

constexpr double kTolerancePx = 1e-6;  // of a round trip over a page of 10,000 px

double distance(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// A turn, a stretch of 0.2 to 3 and a shift: what deskewing and scaling are made of.
Affine make_random_map(std::mt19937& random) {
    std::uniform_real_distribution<double> angle(-3.2, 3.2), scale(0.2, 3), shift(-5000, 5000);
    const double turn = angle(random), sx = scale(random), sy = scale(random);
    return {sx * std::cos(turn), -sy * std::sin(turn), shift(random),
            sx * std::sin(turn), sy * std::cos(turn),  shift(random)};
}

Point make_random_point(std::mt19937& random) {
    std::uniform_real_distribution<double> place(0, 10000);
    const double x = place(random);
    return {x, place(random)};
}

}  // namespace

TEST_CASE("a map followed by its inverse is the identity") {
    std::mt19937 random(1);
    for (int i = 0; i < 500; ++i) {
        const Affine map = make_random_map(random);
        const Point p = make_random_point(random);
        CHECK(distance(inverse(map)(map(p)), p) < kTolerancePx);
        CHECK(distance(compose(map, inverse(map))(p), p) < kTolerancePx);
    }
}

TEST_CASE("a composed map is the outer map after the inner one") {
    std::mt19937 random(2);
    for (int i = 0; i < 500; ++i) {
        const Affine outer = make_random_map(random), inner = make_random_map(random);
        const Point p = make_random_point(random);
        CHECK(distance(compose(outer, inner)(p), outer(inner(p))) < kTolerancePx);
    }
}

TEST_CASE("a box contains its top left corner and not its bottom right") {
    const Box box{10, 20, 30, 40};
    CHECK(box.contains({10, 20}));
    CHECK(box.contains({29.9, 39.9}));
    CHECK_FALSE(box.contains({30, 39}));
    CHECK_FALSE(box.contains({29, 40}));
    CHECK_FALSE(box.contains({9.9, 20}));
}

TEST_CASE("the area of a box does not overflow, that of an empty one is 0") {
    CHECK(Box{0, 0, 100000, 100000}.area() == 10'000'000'000LL);
    CHECK(Box{5, 5, 5, 9}.area() == 0);
    CHECK(Box{5, 5, 4, 4}.area() == 0);
}

TEST_CASE("boxes intersect, unite and compare") {
    const Box a{0, 0, 10, 10}, b{5, 5, 15, 15}, far{20, 20, 30, 30};
    CHECK(intersect(a, b) == Box{5, 5, 10, 10});
    CHECK(intersect(a, far) == Box{});
    CHECK(intersect(a, {10, 0, 20, 10}).empty());  // they touch and share no pixel
    CHECK(unite(a, b) == Box{0, 0, 15, 15});
    CHECK(unite(a, Box{}) == a);
    CHECK(unite(Box{}, a) == a);
    CHECK(intersection_over_union(a, b) == Approx(25.0 / 175));
    CHECK(intersection_over_union(a, a) == 1);
    CHECK(intersection_over_union(a, far) == 0);
    CHECK(intersection_over_union({}, {}) == 0);
}

TEST_CASE("the corners of a box run clockwise from the top left") {
    const Quad quad = corners({1, 2, 3, 5});
    CHECK(quad[0] == Point{1, 2});
    CHECK(quad[1] == Point{3, 2});
    CHECK(quad[2] == Point{3, 5});
    CHECK(quad[3] == Point{1, 5});
}

}  // namespace shenbao::testing
