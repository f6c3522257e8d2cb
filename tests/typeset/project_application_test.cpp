#include <catch2/catch.hpp>

#include "tests/typeset/truth_checks.hpp"

using namespace shenbao;
using namespace shenbao::test;
using typeset::Json;

namespace {

Json set_standard(const Json& form) {
    return set_form(form, typeset::make_style("uming", "same", 10.5, 0)).truth;
}

}  // namespace

TEST_CASE("the older template repeats its title on each page, a field only on the first") {
    const Json truth = set_standard(fixture_form("synthetic-reservoir"));
    REQUIRE(truth.at("pages").size() == 2);
    int titles = 0;
    for (const Json& line : truth.at("lines")) titles += line["text"] == "财政支出（项目）绩效目标申报表" ? 1 : 0;
    CHECK(titles == 2);
    CHECK(field_at(truth, "title").at("page") == 1);
}

TEST_CASE("boxes to check are one text with their words") {
    const Json truth = set_standard(fixture_form("synthetic-reservoir"));
    CHECK(cell_of_field(truth, "project/attribute").at("text") == "新增项目☑ 延续项目□");
}

TEST_CASE("all money stands in one cell, a line for each, parts of another in brackets") {
    const Json truth = set_standard(fixture_form("synthetic-reservoir"));
    const Json cell = cell_of_field(truth, "funding/0/current");
    CHECK(cell.at("text") ==
          "资金总额：438.50\n财政拨款：410.00\n自有资金：28.50(其中：经营性收入：20.00)\n其他：");
    CHECK(cell_of_field(truth, "funding/3/label") == cell);
    CHECK(field_at(truth, "funding/1/current").at("quad") != field_at(truth, "funding/0/current").at("quad"));
}

TEST_CASE("reasons and schedule have their side labels merged over their rows") {
    const Json truth = set_standard(fixture_form("synthetic-reservoir"));
    CHECK(cell_with(truth, "项目立项情况").at("row_span") == 3);
    CHECK(cell_with(truth, "项目实施进度计划").at("row_span") == 4);
    CHECK(cell_of_field(truth, "project/schedule/1/content").at("text") == "2、坝体灌浆、涵管更换");
    CHECK(field_at(truth, "project/schedule/1/start")["cell"]["row"] ==
          field_at(truth, "project/schedule/1/content")["cell"]["row"]);
}

TEST_CASE("long-term and annual indicators follow each other, each under its own header") {
    const Json truth = set_standard(fixture_form("synthetic-reservoir"));
    CHECK(count_cells(truth, "指标内容") == 2);
    CHECK(cell_with(truth, "长期绩效指标").at("row_span") == 7);
    CHECK(field_at(truth, "indicators/5/name")["cell"]["row"].get<int>() <
          field_at(truth, "indicators/6/name")["cell"]["row"].get<int>());
}

TEST_CASE("opinions stand in rows of their own with who signed them, blank ones too") {
    const Json truth = set_standard(fixture_form("synthetic-reservoir"));
    CHECK(cell_of_field(truth, "approvals/0/opinion").at("text") ==
          "项目立项依据充分，目标明确，同意申报。\n审核人:乔松年    日期:2016年11月15日");
    CHECK(field_at(truth, "approvals/1/signer").at("text") == "");
    CHECK(cell_of_field(truth, "approvals/1/signer").at("text") == "审核人:    日期:");
}
