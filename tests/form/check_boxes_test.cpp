#include "pipeline/form/check_boxes.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

std::string chosen(std::string_view text) {
    const auto value = parse_options(text);
    return value ? value->text.value() : "none";
}

}  // namespace

TEST_CASE("the ticked option is the value, with its box before or behind it") {
    CHECK(chosen("新增项目□ 延续项目√") == "延续项目");
    CHECK(chosen("新增项目☑延续项目□") == "新增项目");
    CHECK(chosen("□新增项目 ☑延续项目") == "延续项目");
    CHECK(chosen("□√新增项目 □延续项目") == "新增项目");
    CHECK(chosen("部门预算项目■ 省直专项□ 转移支付项目■") == "部门预算项目、转移支付项目");
}

// 人口类 was taken for an empty box with 类 behind it, and the value was 类.
TEST_CASE("the character 口 within a word is no box, between options it is one") {
    CHECK(chosen("人口类√ 其他□") == "人口类");
    CHECK(chosen("□进口货物 √口岸建设") == "口岸建设");
    CHECK(chosen("新增项目口延续项目√") == "延续项目");
}

TEST_CASE("without a tick or without boxes there is no option") {
    CHECK(chosen("新增项目□ 延续项目□") == "none");
    CHECK(chosen("延续项目") == "none");
    CHECK(chosen("") == "none");
}

// Which options there were, and that they were not ticked, could not be told from the value.
TEST_CASE("all options are parts of the value, each ticked or not") {
    const auto value = parse_options("部门预算项目■ 省直专项□ 转移支付项目■");
    REQUIRE(value->kind == ValueKind::enumeration);
    REQUIRE(value->parts.size() == 3);
    for (const Value& part : value->parts) CHECK(part.kind == ValueKind::boolean);
    CHECK(value->parts[0].label == "部门预算项目");
    CHECK(value->parts[0].truth == true);
    CHECK(value->parts[1].label == "省直专项");
    CHECK(value->parts[1].truth == false);
    CHECK(value->parts[2].label == "转移支付项目");
    CHECK(value->parts[2].truth == true);
}
