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

TEST_CASE("the year's tasks have a header of two rows and a row of sums") {
    const Json truth = set_standard(fixture_form("synthetic-forestry"));
    CHECK(truth["tables"][0]["cols"].get<int>() >= 7);
    CHECK(cell_with(truth, "年度主要任务").at("row_span") == 6);
    CHECK(cell_with(truth, "任务名称").at("row_span") == 2);
    const Json money = cell_with(truth, "预算金额(万元)");
    CHECK(money.at("bbox")[0] == cell_of_field(truth, "funding/0/label")["bbox"][0]);
    CHECK(money.at("bbox")[2] == cell_of_field(truth, "funding/2/label")["bbox"][2]);
    CHECK(cell_of_field(truth, "annual_tasks/1/name").at("text") == "任务2:口袋公园建设");
    CHECK(cell_of_field(truth, "funding/1/current").at("bbox")[0] ==
          cell_of_field(truth, "annual_tasks/0/amount_fiscal")["bbox"][0]);
    CHECK(cell_with(truth, "金额合计").at("bbox")[2] == money["bbox"][0]);
}

TEST_CASE("a department's goals are one cell, its indicators one block") {
    const Json truth = set_standard(fixture_form("synthetic-forestry"));
    CHECK(cell_of_field(truth, "goals/0/text") == cell_of_field(truth, "goals/2/text"));
    CHECK(cell_with(truth, "年度绩效指标").at("row_span") == 12);
    CHECK(cell_with(truth, "数量指标").at("row_span") == 3);
}

TEST_CASE("Hunan's departments apply by income and by spending side by side") {
    const Json truth = set_standard(fixture_form("synthetic-harbour"));
    CHECK(cell_with(truth, "年度预算申请(万元)").at("row_span") == 6);
    CHECK(field_at(truth, "funding/1/label")["cell"]["row"] == field_at(truth, "funding/5/label")["cell"]["row"]);
    CHECK(cell_with(truth, "按收入性质分").at("bbox")[2] == cell_with(truth, "按支出性质分")["bbox"][0]);
    CHECK(cell_of_field(truth, "functions_overview/items/0/text") ==
          cell_of_field(truth, "functions_overview/intro"));
}
