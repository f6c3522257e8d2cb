#include "pipeline/text/line_specks.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr double kGlyph_px = 30;

// Two glyphs of 28 px at x 20 and 52, the foot of the line at y 32.
struct DrawnLine {
    cv::Mat mask = cv::Mat::zeros(36, 160, CV_8UC1);
    DrawnLine() {
        cv::rectangle(mask, {20, 4}, {47, 31}, 255, 3);
        cv::rectangle(mask, {52, 4}, {79, 31}, 255, 3);
    }
    DrawnLine& dot(int x, int y, int side_px = 3) {
        mask(cv::Rect(x, y, side_px, side_px)).setTo(255);
        return *this;
    }
    [[nodiscard]] bool keeps(int x, int y) const {
        return without_line_specks(mask, kGlyph_px).at<uchar>(y, x) != 0;
    }
    [[nodiscard]] bool keeps_glyphs() const { return keeps(20, 10) && keeps(79, 10); }
};

}  // namespace

TEST_CASE("full stops and colons behind a glyph stay, as small as they may be") {
    const DrawnLine stop = DrawnLine().dot(88, 28);
    CHECK(stop.keeps(88, 28));
    const DrawnLine colon = DrawnLine().dot(92, 12, 2).dot(92, 26, 2);  // full width, in AR PL UMing
    CHECK(colon.keeps(92, 12));
    CHECK(colon.keeps(92, 26));
    CHECK(colon.keeps_glyphs());
}

TEST_CASE("a mark at half height behind the last glyph is dirt: it was read as a dash") {
    const DrawnLine line = DrawnLine().dot(88, 16);
    CHECK_FALSE(line.keeps(88, 16));
    CHECK(line.keeps_glyphs());
}

TEST_CASE("a mark before the first glyph or far behind the last is dirt: 100% was read as .100%") {
    CHECK_FALSE(DrawnLine().dot(8, 28).keeps(8, 28));
    CHECK_FALSE(DrawnLine().dot(130, 28).keeps(130, 28));
}

TEST_CASE("a piece of a broken stroke stays with its glyph") {
    CHECK(DrawnLine().dot(82, 16).keeps(82, 16));
    CHECK(DrawnLine().dot(34, 16).keeps(34, 16));
}

TEST_CASE("marks alone are no line: they were read as 和 and 四") {
    cv::Mat mask = cv::Mat::zeros(10, 40, CV_8UC1);
    mask(cv::Rect(12, 2, 8, 6)).setTo(255);
    CHECK(cv::countNonZero(without_line_specks(mask, kGlyph_px)) == 0);
    cv::Mat dash = cv::Mat::zeros(6, 40, CV_8UC1);
    dash(cv::Rect(4, 2, 28, 2)).setTo(255);
    CHECK(cv::countNonZero(without_line_specks(dash, kGlyph_px)) == 56);
}

TEST_CASE("the strokes of a lone = are print, however short, one of them is not") {
    cv::Mat mask = cv::Mat::zeros(20, 40, CV_8UC1);
    mask(cv::Rect(10, 4, 10, 2)).setTo(255);
    CHECK(cv::countNonZero(without_line_specks(mask, kGlyph_px)) == 0);
    mask(cv::Rect(10, 11, 10, 2)).setTo(255);
    CHECK(cv::countNonZero(without_line_specks(mask, kGlyph_px)) == 40);
}

// The slash of a lone % was worn away on a copy, and its two rings, clear as they were, were no print: the column
// of units was blank. So were the pieces of a 5.
TEST_CASE("pieces that are as large as a character together are print, specks of their size are not") {
    const auto kept = [](const cv::Rect& a, const cv::Rect& b) {
        cv::Mat mask = cv::Mat::zeros(30, 60, CV_8UC1);
        mask(a).setTo(255);
        mask(b).setTo(255);
        return cv::countNonZero(without_line_specks(mask, kGlyph_px)) == cv::countNonZero(mask);
    };
    CHECK(kept({10, 4, 9, 9}, {16, 15, 9, 9}));
    CHECK(kept({10, 4, 8, 3}, {11, 11, 9, 11}));
    CHECK_FALSE(kept({10, 4, 9, 9}, {40, 15, 9, 9}));
    CHECK_FALSE(kept({10, 4, 9, 9}, {16, 14, 5, 4}));
    CHECK_FALSE(kept({10, 4, 7, 7}, {14, 12, 7, 7}));
}
