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

TEST_CASE("the central self-evaluation has eight columns of money and nine of indicators") {
    const Json truth = set_standard(fixture_form("synthetic-kindergarten"));
    CHECK(cell_with(truth, "项目资金(万元)").at("row_span") == 5);
    const int row = cell_with(truth, "全年执行数").at("row");
    int money = 0, indicators = 0;
    for (const Json& cell : truth["tables"][0]["cells"]) {
        money += cell["row"] == row || cell["text"] == "项目资金(万元)" ? 1 : 0;
        indicators += cell["row"] == cell_with(truth, "三级指标").at("row") ? 1 : 0;
    }
    CHECK(money == 8);
    CHECK(indicators == 9);
    CHECK(cell_with(truth, "年度总体目标").at("row_span") == 2);
    CHECK(cell_with(truth, "效益指标").at("row_span") == 2);
}

TEST_CASE("the total stands under the points, its label over all columns to their left") {
    const Json truth = set_standard(fixture_form("synthetic-kindergarten"));
    const Json total = cell_with(truth, "总分");
    CHECK(total.at("col") == 0);
    CHECK(cell_of_field(truth, "totals/weight").at("bbox")[0] ==
          cell_of_field(truth, "indicators/0/weight")["bbox"][0]);
    CHECK(total.at("bbox")[2] == cell_of_field(truth, "indicators/0/weight")["bbox"][0]);
    CHECK(cell_of_field(truth, "totals/grade").at("text") == "优");
}

TEST_CASE("filler rows asked for end each level 2 and are no indicators") {
    Json form = fixture_form("synthetic-kindergarten");
    form["hints"]["render"]["filler_rows"] = {"……"};
    const Json truth = set_standard(form);
    require_leaves_once(form, truth);
    CHECK(count_cells(truth, "……") == 7);
    CHECK(cell_with(truth, "数量指标").at("row_span") == 3);
    CHECK(cell_with(truth, "产出指标").at("row_span") == 9);
}

TEST_CASE("pages asked for are made by taller rows, a watermark asked for leaves the truth as it is") {
    Json form = fixture_form("synthetic-kindergarten");
    REQUIRE(set_standard(form).at("pages").size() == 1);
    form["hints"]["render"]["pages"] = 2;
    const Json plain = set_standard(form);
    CHECK(plain.at("pages").size() == 2);
    form["hints"]["render"]["watermark"] = "样张";
    const std::string marked = scratch_path("marked.pdf"), unmarked = scratch_path("unmarked.pdf");
    CHECK(set_pdf(form, marked).at("tables") == plain.at("tables"));
    form["hints"]["render"].erase("watermark");
    CHECK(set_pdf(form, unmarked) == plain);
    CHECK(file_bytes(marked) != file_bytes(unmarked));
}

TEST_CASE("operators, numbers and units have columns of their own under one header where the form parts them") {
    Json form = fixture_form("synthetic-kindergarten");
    Json& first = form["declarations"][0]["indicators"][0];
    first["operator"] = "≥";
    first["value"] = "860";
    first["unit"] = "平方米";
    const Json truth = set_standard(form);
    require_leaves_once(form, truth);
    const Json header = cell_with(truth, "年度指标值");
    CHECK(header.at("bbox")[0] == cell_with(truth, "指标性质")["bbox"][0]);
    CHECK(header.at("bbox")[2] == cell_with(truth, "度量单位")["bbox"][2]);
    CHECK(header.at("bbox")[3] == cell_with(truth, "指标值")["bbox"][1]);
    CHECK(cell_with(truth, "三级指标").at("row_span") == 2);
}

TEST_CASE("Sichuan's form is landscape and keeps its instructions in one cell over the lines of money") {
    const Json truth = set_standard(fixture_form("synthetic-terraces"));
    CHECK(truth["pages"][0]["width"].get<double>() > truth["pages"][0]["height"].get<double>());
    CHECK(cell_with(truth, "预算执行情况(10分)").at("row_span") == 6);
    int instructions = 0;
    for (const Json& cell : truth["tables"][0]["cells"])
        if (cell["text"].get<std::string>().starts_with("1.预算执行率=")) instructions = cell["row_span"];
    CHECK(instructions == 5);
    CHECK(cell_with(truth, "项目基本情况").at("row_span") == 3);
    CHECK(cell_of_field(truth, "indicators/0/operator").at("text") == "≥");
    CHECK(cell_of_field(truth, "conclusions/改进措施").is_object());
}

TEST_CASE("a name left blank after its label below the table is a field there") {
    const Json truth = set_standard(fixture_form("synthetic-terraces"));
    const Json field = field_at(truth, "organisation/finance_head");
    CHECK(field.at("text") == "");
    CHECK(field.at("cell").is_null());
    bool beside_label = false;
    for (const Json& line : truth.at("lines"))
        beside_label = beside_label || (line["text"] == "财务负责人:" && line["page"] == field["page"] &&
                                        line["quad"][1] == field["quad"][0]);
    CHECK(beside_label);
}

TEST_CASE("a department's self-evaluation sets its income beside its spending") {
    const Json truth = set_standard(fixture_form("synthetic-archive"));
    CHECK(cell_with(truth, "年度预算申请(万元)").at("row_span") == 7);
    CHECK(cell_of_field(truth, "funding/1/label").at("row") == cell_of_field(truth, "funding/5/label").at("row"));
    CHECK(cell_with(truth, "按收入性质分").at("bbox")[2] == cell_with(truth, "按支出性质分")["bbox"][0]);
}

TEST_CASE("an evaluation without points has the columns of transfer payments") {
    Json form = fixture_form("synthetic-kindergarten");
    Json& declaration = form["declarations"][0];
    for (Json& indicator : declaration["indicators"]) {
        indicator.erase("weight");
        indicator.erase("score");
    }
    for (Json& line : declaration["funding"])
        for (const char* key : {"initial", "weight", "score"}) line.erase(key);
    declaration["totals"] = nullptr;
    const Json truth = set_standard(form);
    require_leaves_once(form, truth);
    CHECK(cell_with(truth, "执行率(B/A)").is_object());
    CHECK(cell_with(truth, "未完成原因和改进措施").is_object());
    CHECK(cell_with(truth, "分值").is_null());
    CHECK(cell_with(truth, "总分").is_null());
}
