#include "pipeline/text/second_look.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

// Characters 10 px wide at a pitch of 12.
std::vector<Symbol> read_as(const std::string& text) {
    std::vector<Symbol> symbols;
    for (const char32_t c : decode_utf8(text)) {
        const int x = 12 * static_cast<int>(symbols.size());
        symbols.push_back({encode_utf8(c), 0.9, x, x + 10});
    }
    return symbols;
}

LinePicture blank_line(int characters) {
    const cv::Mat white(20, 12 * characters, CV_8UC1, cv::Scalar(255));
    return {{0, 0, white.cols, white.rows}, white, cv::Mat::zeros(white.size(), CV_8UC1), 18};
}

const std::string kGlyphs = "竭诚为广大市民提供专业暖心便捷的公共法律服务",
                  kOther = "竭诚为广大市民提供专业暧心便捷的公共法律服务";

}  // namespace

TEST_CASE("the disputed part is what differs, with three characters on both sides") {
    const auto dispute = find_dispute(blank_line(22), read_as(kGlyphs), read_as(kOther));
    REQUIRE(dispute);
    CHECK(dispute->head == 8);
    CHECK(dispute->tail == 7);
    CHECK(dispute->x0 == 8 * 12 - 1);
    CHECK(dispute->x1 == 15 * 12 - 1);
    CHECK(part_of(blank_line(22), *dispute).grey.cols == 7 * 12);
}

TEST_CASE("the reading of the part takes its place in the line") {
    const auto dispute = find_dispute(blank_line(22), read_as(kGlyphs), read_as(kOther));
    REQUIRE(dispute);
    const auto whole = put_into(read_as(kOther), *dispute, read_as("供专业暖心便捷"));
    CHECK(text_of(whole) == kGlyphs);
    CHECK(whole[dispute->head].x0 == dispute->x0);
}

TEST_CASE("a lost character is disputed too") {
    const auto dispute = find_dispute(blank_line(8), read_as("一二三四五六七八"), read_as("一二三五六七八"));
    CHECK_FALSE(dispute);  // seven of eight characters: the whole line is read
    const auto longer = find_dispute(blank_line(14), read_as("一二三四五六七八九十甲乙丙丁"),
                                     read_as("一二三四五六八九十甲乙丙丁"));
    REQUIRE(longer);
    CHECK(longer->head == 3);
    CHECK(longer->tail == 4);
}

TEST_CASE("doubled characters are not counted at both ends") {
    const auto dispute = find_dispute(blank_line(14), read_as("甲甲甲甲甲甲甲甲甲甲甲甲甲甲"),
                                      read_as("甲甲甲甲甲甲甲甲甲甲甲甲甲"));
    REQUIRE(dispute);
    CHECK(dispute->head + dispute->tail <= 13);
    CHECK(dispute->x0 < dispute->x1);
}

TEST_CASE("nothing is disputed where the readings are the same or have nothing in common") {
    CHECK_FALSE(find_dispute(blank_line(4), read_as("成本指标"), read_as("成本指标")));
    CHECK_FALSE(find_dispute(blank_line(4), read_as("成本指标"), read_as("满意度")));
    CHECK_FALSE(find_dispute(blank_line(4), read_as("成本指标"), {}));
    CHECK_FALSE(find_dispute(blank_line(4), {}, {}));
}
