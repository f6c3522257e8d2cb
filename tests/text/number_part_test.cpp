#include "pipeline/text/number_part.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/ink_stretches.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

std::vector<Symbol> read_as(const std::string& text) {
    std::vector<Symbol> symbols;
    for (const char32_t c : decode_utf8(text)) symbols.push_back({encode_utf8(c), 0.9});
    return symbols;
}

}  // namespace

TEST_CASE("a value is a number with a unit of at most three Han characters") {
    CHECK(count_unit(read_as("1633.25")) == std::size_t{0});
    CHECK(count_unit(read_as("≥98%")) == std::size_t{0});
    CHECK(count_unit(read_as("1-2个")) == std::size_t{1});
    CHECK(count_unit(read_as("120万公里")) == std::size_t{3});
    CHECK_FALSE(count_unit(read_as("12月底前完成")));
    CHECK_FALSE(count_unit(read_as("第3季度")));
    CHECK_FALSE(count_unit(read_as("质量指标")));
    CHECK_FALSE(count_unit(read_as("027-86921740027-8692")));
    CHECK_FALSE(count_unit({}));
}

TEST_CASE("the unit starts at the blank column before it") {
    cv::Mat mask = cv::Mat::zeros(40, 140, CV_8UC1);
    for (const int x : {2, 24, 46}) mask(cv::Rect(x, 4, 18, 32)).setTo(255);  // digits
    for (const int x : {68, 104}) mask(cv::Rect(x, 2, 33, 36)).setTo(255);    // two Han characters
    const LinePicture line{{0, 0, 137, 40}, ~mask.colRange(0, 137), mask.colRange(0, 137), 36};
    const auto two = find_unit_start(line, 2);
    REQUIRE(two);
    CHECK(*two >= 64);
    CHECK(*two < 68);
    CHECK(find_unit_start(line, 0) == 137);
    const LinePicture solid{
        {0, 0, 90, 40}, cv::Mat(40, 90, CV_8UC1, cv::Scalar(0)), cv::Mat(40, 90, CV_8UC1, cv::Scalar(255)), 36};
    CHECK_FALSE(find_unit_start(solid, 1));
}

TEST_CASE("marks that the number reader puts behind a number are dropped, the unit comes from the other reading") {
    CHECK(text_of(join_unit(read_as("1633.25,"), read_as("1633.25"), 0)) == "1633.25");
    CHECK(text_of(join_unit(read_as("1-2"), read_as("12个"), 1)) == "1-2个");
    CHECK(join_unit(read_as(",."), read_as("12个"), 1).empty());
}

namespace {

// `1`, a hyphen if wanted, `2`: two upright bars and a level one, in a line 36 px high.
LinePicture draw_range(bool hyphen) {
    cv::Mat mask = cv::Mat::zeros(36, 60, CV_8UC1);
    mask(cv::Rect(4, 2, 5, 32)).setTo(255);
    if (hyphen) mask(cv::Rect(16, 17, 12, 3)).setTo(255);
    cv::rectangle(mask, {36, 3}, {50, 32}, 255, 3);
    return {{0, 0, 60, 36}, ~mask, mask, 36};
}

}  // namespace

TEST_CASE("a hyphen that both readers drop is seen by its shape: 1-2 was accepted as 12") {
    const LinePicture line = draw_range(true);
    REQUIRE(find_dashes(line).size() == 1);
    std::vector<Symbol> reading = read_as("12");
    reading[0].x1 = 9, reading[1].x0 = 36, reading[1].x1 = 50;
    CHECK(text_of(with_dashes(reading, find_dashes(line), 36)) == "1-2");
    CHECK(shows_more(line, reading));
    CHECK_FALSE(shows_more(line, read_as("1-2")));
}

TEST_CASE("digits have no dashes, and a dash that was read is not doubled") {
    CHECK(find_dashes(draw_range(false)).empty());
    CHECK_FALSE(shows_more(draw_range(false), read_as("12")));
    std::vector<Symbol> reading = read_as("1-2");
    reading[0].x1 = 9, reading[1].x0 = 14, reading[1].x1 = 30, reading[2].x0 = 36, reading[2].x1 = 50;
    CHECK(text_of(with_dashes(reading, find_dashes(draw_range(true)), 36)) == "1-2");
}

TEST_CASE("a hyphen of 4 by 3 px at half height is no full stop: 2-3 was accepted as 2.3") {
    cv::Mat mask = cv::Mat::zeros(25, 40, CV_8UC1);
    cv::rectangle(mask, {4, 7}, {13, 20}, 255, 2);
    cv::rectangle(mask, {22, 7}, {31, 20}, 255, 2);
    cv::Mat dotted = mask.clone();
    mask(cv::Rect(16, 13, 4, 3)).setTo(255);
    dotted(cv::Rect(16, 18, 4, 3)).setTo(255);
    const LinePicture hyphen{{0, 0, 40, 25}, ~mask, mask, 19}, stop{{0, 0, 40, 25}, ~dotted, dotted, 19};
    std::vector<Symbol> reading = read_as("2.3");
    reading[0].x0 = 4, reading[0].x1 = 13, reading[1].x0 = 15, reading[1].x1 = 20, reading[2].x0 = 22,
    reading[2].x1 = 31;
    CHECK(text_of(with_dashes(reading, find_dashes(hyphen), 19)) == "2-3");
    CHECK(text_of(with_dashes(reading, find_dashes(stop), 19)) == "2.3");
}

// Specks beside a number of a photocopy were read by two models alike: .100%, 27.46%-.
TEST_CASE("a number neither begins nor ends with a speck; its sign stays") {
    CHECK(text_of(without_stray_ends(read_as(".100%"))) == "100%");
    CHECK(text_of(without_stray_ends(read_as("27.46%-"))) == "27.46%");
    CHECK(text_of(without_stray_ends(read_as("-5.2%"))) == "-5.2%");
    CHECK(text_of(without_stray_ends(read_as("≥95%"))) == "≥95%");
    CHECK(without_stray_ends(read_as(".,")).empty());
}

// The speck behind the ratio of a photocopy was dropped as a stray end, and put back as a dash: (27.46%-.
TEST_CASE("a dash is not put behind the last character of a number") {
    std::vector<Symbol> reading = read_as("27%");
    for (std::size_t i = 0; i < reading.size(); ++i)
        reading[i].x0 = 12 * static_cast<int>(i), reading[i].x1 = reading[i].x0 + 10;
    CHECK(text_of(with_dashes(reading, {45}, 30)) == "27%");
    CHECK(text_of(with_dashes(reading, {11}, 8)) == "2-7%");
}

// 1622.79 with a speck under it was accepted by all readers as 1622-79: the speck made the line higher, and the
// point stood in its middle.
TEST_CASE("a wide decimal point is no dash, whatever dirt lies under or over the number") {
    for (const bool below : {true, false}) {
        LinePicture line = print_line("1622.79", "Noto Serif CJK SC", 30);
        const auto stretches = find_stretches(line.mask);
        const cv::Rect point = cv::boundingRect(line.mask.colRange(stretches[4].first, stretches[4].second));
        line.mask(cv::Rect(stretches[4].first - 1, point.y, 7, 4)).setTo(255);
        CHECK(find_dashes(line).empty());
        cv::Mat dirty;
        cv::copyMakeBorder(line.mask, dirty, below ? 0 : 16, below ? 16 : 0, 0, 0, cv::BORDER_CONSTANT,
                           cv::Scalar(0));
        dirty(cv::Rect(dirty.cols - 12, below ? dirty.rows - 6 : 0, 8, 6)).setTo(255);
        CHECK(find_dashes({line.box, line.grey, dirty, line.glyph_px}).empty());
    }
}
