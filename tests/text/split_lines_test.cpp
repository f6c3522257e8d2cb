#include "pipeline/text/split_lines.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr double kGlyph_px = 30;

// Ink of the given boxes on a mask of 300 x 200 px.
cv::Mat draw(const std::vector<cv::Rect>& ink) {
    cv::Mat mask = cv::Mat::zeros(200, 300, CV_8U);
    for (const cv::Rect& box : ink) mask(box).setTo(255);
    return mask;
}

std::vector<Box> split(const std::vector<cv::Rect>& ink) {
    return split_lines(draw(ink), kGlyph_px);
}

}  // namespace

TEST_CASE("lines are parted where no ink is, each with its tight box") {
    const auto lines = split({{10, 20, 100, 30}, {20, 60, 80, 28}});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == Box{10, 20, 110, 50});
    CHECK(lines[1] == Box{20, 60, 100, 88});
}

TEST_CASE("the lower stroke of 二 and the dot of a comma are no lines of their own") {
    CHECK(split({{10, 20, 30, 4}, {10, 44, 30, 4}}).size() == 1);
    CHECK(split({{10, 20, 100, 30}, {112, 54, 4, 6}, {10, 80, 100, 30}}).size() == 2);
}

TEST_CASE("a lone stroke in the middle is a line") {
    CHECK(split({{10, 40, 30, 4}}).size() == 1);
}

TEST_CASE("lines that touch are cut where the ink is thinnest") {
    const auto lines =
        split({{10, 20, 100, 30}, {60, 50, 3, 6}, {10, 56, 100, 30}, {80, 86, 3, 6}, {10, 92, 100, 30}});
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].y0 >= 50);
    CHECK(lines[1].y1 <= 92);
}

// A band of one line and the streak above and below it was cut through the middle of its characters.
TEST_CASE("what a streak leaves above and below a line, or between two, is no part of them") {
    std::vector<cv::Rect> ink{{10, 40, 40, 8}, {10, 48, 10, 14}, {10, 62, 40, 8}};  // a glyph with thin rows
    ink.push_back({100, 25, 3, 60});
    const auto one = split(ink);
    REQUIRE(one.size() == 1);
    CHECK(one[0] == Box{10, 40, 103, 70});
    ink.insert(ink.end(), {{10, 90, 40, 8}, {10, 98, 10, 14}, {10, 112, 40, 8}, {100, 85, 3, 40}});
    const auto two = split(ink);
    REQUIRE(two.size() == 2);
    CHECK(two[0] == Box{10, 40, 103, 70});
    CHECK(two[1] == Box{10, 90, 103, 120});
}

TEST_CASE("a tall narrow mark alone stays") {
    CHECK(split({{10, 40, 4, 60}}).size() == 2);
}

TEST_CASE("no ink, no lines") {
    CHECK(split({}).empty());
    CHECK(split_lines({}, kGlyph_px).empty());
}

TEST_CASE("the height of glyphs is that of most of the ink, else what was expected") {
    const cv::Mat cell = draw({{10, 20, 100, 24}, {10, 60, 200, 24}, {10, 100, 40, 36}});
    CHECK(estimate_glyph_height({cell, cell}, kGlyph_px) == 24);
    CHECK(estimate_glyph_height({draw({{10, 20, 100, 24}})}, kGlyph_px) == kGlyph_px);
    CHECK(estimate_glyph_height({}, kGlyph_px) == kGlyph_px);
}
