#include "pipeline/text/lost_tails.hpp"

#include <catch2/catch.hpp>

#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

std::string restored(const std::string& text) {
    auto symbols = read_as(text);
    const bool any = restore_tails(symbols);
    CHECK(any == (text_of(symbols) != text));
    return text_of(symbols);
}

}  // namespace

TEST_CASE("a dot between Chinese words is a comma") {
    CHECK(restored("规范行政行为.提高能力.加快建设") == "规范行政行为，提高能力，加快建设");
    CHECK(restored("参考率<1%.重新犯罪率") == "参考率<1%，重新犯罪率");
    CHECK(restored("实现“应援尽援”.为维护") == "实现“应援尽援”，为维护");
    auto symbols = read_as("规范行为.提高");
    CHECK(restore_tails(symbols));
    CHECK(symbols[4].score == Approx(0.45));
}

TEST_CASE("dots of numbers and markers, and those at the ends of lines, stay what they are") {
    for (const char* text : {"1.承担工作", "10.承担工作", "二.承担工作", "司1.承担", "改造3.5公里水渠",
                             "国家“12.4”活动", "完成各项工作.", ".承担", "", "V1.网站"})
        CHECK(restored(text) == text);
}
