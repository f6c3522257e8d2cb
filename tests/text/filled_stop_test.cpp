#include "pipeline/text/filled_stop.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

// A line of em squares of 24 px, with a disc of that diameter in the second one.
LinePicture with_disc(int diameter_px) {
    LinePicture line = blank_line(6);
    line.glyph_px = 24;
    cv::circle(line.mask, {17, 15}, diameter_px / 2, 255, cv::FILLED);
    return line;
}

std::string text_with(const char* before, double score, int diameter_px) {
    const std::vector<Symbol> glyphs{{before, 1, 0, 10}, {".", score, 12, 23}};
    return text_of(with_filled_stops(glyphs, with_disc(diameter_px)));
}

}  // namespace

// A turned page in small KaiTi had every sentence read with a dot at its end.
TEST_CASE("a dot as large as a full stop is one behind a Han character") {
    CHECK(text_with("作", 0.06, 6) == "作。");
    CHECK(text_with("作", 0.06, 4) == "作。");
    CHECK(text_with("作", 0.06, 2) == "作.");  // a speck
    CHECK(text_with("作", 0.9, 4) == "作.");   // a dot for certain
    CHECK(text_with("作", 0.9, 6) == "作。");  // too large for one
    CHECK(text_with("1", 0.06, 6) == "1.");    // of a number, or of a list
    CHECK(text_with("m", 0.06, 6) == "m.");
}

TEST_CASE("what reaches into the columns of a clear dot makes it no larger") {
    LinePicture line = with_disc(4);
    line.mask(cv::Rect(13, 2, 9, 1)).setTo(255);
    CHECK(text_of(with_filled_stops({{"作", 1, 0, 10}, {".", 0.9, 12, 23}}, line)) == "作.");
}

TEST_CASE("the dot of a number or of a marker stays one") {
    const LinePicture line = with_disc(6);
    CHECK(text_of(with_filled_stops({{"了", 1, 0, 10}, {".", 0.06, 12, 23}, {"5", 1, 24, 30}}, line)) == "了.5");
    CHECK(text_of(with_filled_stops({{"一", 1, 0, 10}, {".", 0.06, 12, 23}, {"是", 1, 24, 30}}, line)) == "一.是");
    CHECK(text_of(with_filled_stops({{"了", 1, 0, 10}, {".", 0.06, 12, 23}, {"是", 1, 24, 30}}, line)) ==
          "了。是");
}

TEST_CASE("what is flat or narrow is no full stop") {
    LinePicture line = with_disc(6);
    line.mask.setTo(0);
    line.mask(cv::Rect(12, 16, 10, 2)).setTo(255);
    const std::vector<Symbol> glyphs{{"作", 1, 0, 10}, {".", 0.06, 12, 23}};
    CHECK(text_of(with_filled_stops(glyphs, line)) == "作.");
    line.mask.setTo(0);
    line.mask(cv::Rect(14, 8, 2, 10)).setTo(255);
    CHECK(text_of(with_filled_stops(glyphs, line)) == "作.");
}
