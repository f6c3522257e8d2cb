#include "pipeline/text/blank_cell.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

using namespace shenbao;

namespace {

constexpr double kGlyphPx = 30;
constexpr Box kInside{20, 20, 420, 100};

cv::Mat grained_paper() {
    cv::Mat grain(120, 440, CV_16S), grey;
    cv::RNG(5).fill(grain, cv::RNG::NORMAL, 235, 10);
    grain.convertTo(grey, CV_8U);
    return grey;
}

}  // namespace

TEST_CASE("grain and a speck do not darken an empty cell") {
    cv::Mat grey = grained_paper();
    CHECK(cell_darkness(grey, kInside, kGlyphPx).value() < 0.02);
    grey(cv::Rect(200, 60, 3, 3)).setTo(0);
    CHECK(cell_darkness(grey, kInside, kGlyphPx).value() < 0.03);
}

TEST_CASE("a digit as pale as the grain darkens its cell") {
    cv::Mat grey = grained_paper(), digit = cv::Mat::zeros(grey.size(), CV_8U);
    cv::putText(digit, "5", {200, 75}, cv::FONT_HERSHEY_SIMPLEX, 1, 60, 3);
    grey -= digit;
    CHECK(cell_darkness(grey, kInside, kGlyphPx).value() > 0.05);
}

// —— on a copy had gone so pale that its cell was accepted as empty.
TEST_CASE("a dash as pale as the grain darkens its cell, a speck does not") {
    cv::Mat grey = grained_paper(), dash = cv::Mat::zeros(grey.size(), CV_8U);
    dash(cv::Rect(200, 60, 40, 2)).setTo(40);
    grey -= dash;
    CHECK(cell_darkness(grey, kInside, kGlyphPx).value() > 0.05);
    cv::Mat specked = grained_paper();
    specked(cv::Rect(200, 60, 4, 4)).setTo(0);
    CHECK(cell_darkness(specked, kInside, kGlyphPx).value() < 0.05);
}

TEST_CASE("the rules of the cell are no text in it") {
    cv::Mat grey = grained_paper();
    cv::rectangle(grey, {19, 19}, {420, 100}, 40, 3);
    CHECK(cell_darkness(grey, kInside, kGlyphPx).value() < 0.02);
}

TEST_CASE("in a row hardly higher than its print a pale digit is seen too") {
    cv::Mat grey = grained_paper(), digit = cv::Mat::zeros(grey.size(), CV_8U);
    const Box low{20, 42, 420, 78};
    CHECK(cell_darkness(grey, low, kGlyphPx).value() < 0.03);
    cv::putText(digit, "5", {200, 73}, cv::FONT_HERSHEY_SIMPLEX, 1, 60, 3);
    grey -= digit;
    CHECK(cell_darkness(grey, low, kGlyphPx).value() > 0.05);
}

TEST_CASE("of a cell too small for a character nothing is said") {
    CHECK_FALSE(cell_darkness(grained_paper(), {20, 20, 60, 45}, kGlyphPx).has_value());
}

// The part behind 其他资金： of a cell that holds other amounts went to a person.
TEST_CASE("what was read in a cell is paper, what stands beside it is not") {
    cv::Mat grey = grained_paper(), print = cv::Mat::zeros(grey.size(), CV_8U);
    cv::putText(print, "12", {60, 75}, cv::FONT_HERSHEY_SIMPLEX, 1, 200, 3);
    grey -= print;
    const cv::Rect ink = cv::boundingRect(print);
    LineReading line;
    const int middle = ink.x + ink.width / 2;
    line.chars = {{"1", {ink.x, ink.y, middle, ink.br().y}, 1}, {"2", {middle, ink.y, ink.br().x, ink.br().y}, 1}};
    const std::vector<LineReading> read{line};
    CHECK(cell_darkness(grey, kInside, kGlyphPx).value() > 0.2);
    CHECK(cell_darkness(grey, kInside, kGlyphPx, read).value() < 0.02);
    cv::Mat pale = cv::Mat::zeros(grey.size(), CV_8U);
    cv::putText(pale, "5", {300, 75}, cv::FONT_HERSHEY_SIMPLEX, 1, 60, 3);
    grey -= pale;
    CHECK(cell_darkness(grey, kInside, kGlyphPx, read).value() > 0.05);
}
