#include "pipeline/text/second_look.hpp"

#include <catch2/catch.hpp>

#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

const std::string kGlyphs = "竭诚为广大市民提供专业暖心便捷的公共法律服务",
                  kOther = "竭诚为广大市民提供专业暧心便捷的公共法律服务";

}  // namespace

TEST_CASE("the disputed part is what differs, with two characters on both sides") {
    const auto dispute = find_dispute(blank_line(22), read_as(kGlyphs), read_as(kOther));
    REQUIRE(dispute);
    CHECK(dispute->head == 9);
    CHECK(dispute->tail == 8);
    CHECK(dispute->x0 == 9 * 12 - 1);
    CHECK(dispute->x1 == 14 * 12 - 1);
}

TEST_CASE("a lost character is disputed too") {
    const auto dispute = find_dispute(blank_line(6), read_as("一二三四五六"), read_as("一二三五六"));
    CHECK_FALSE(dispute);  // five of six characters: the whole line is read
    const auto longer = find_dispute(blank_line(14), read_as("一二三四五六七八九十甲乙丙丁"),
                                     read_as("一二三四五六八九十甲乙丙丁"));
    REQUIRE(longer);
    CHECK(longer->head == 4);
    CHECK(longer->tail == 5);
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
