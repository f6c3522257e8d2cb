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

TEST_CASE("a list of projects is one landscape table, a declaration for each project") {
    const Json truth = set_standard(fixture_form("synthetic-roads"));
    CHECK(truth.at("declarations").size() == 4);
    CHECK(truth.at("pages").size() == 2);
    for (const Json& page : truth.at("pages")) CHECK(page["width"].get<double>() > page["height"].get<double>());
    CHECK(truth["tables"][0]["cols"] == 12);
    CHECK(truth["tables"][1]["continues"] == truth["tables"][0]["id"]);
    CHECK(field_at(truth, "project/name", 2).at("text") == "乡镇客运站亭维护");
    CHECK(field_at(truth, "indicators/0/value", 3).at("text") == "96");
}

TEST_CASE("what a list prints once is a field of each of its projects") {
    const Json truth = set_standard(fixture_form("synthetic-roads"));
    for (const char* path :
         {"title", "fiscal_year", "money_unit", "organisation/department_name", "funding/0/label"})
        for (const int declaration : {1, 2, 3}) {
            INFO(path << " " << declaration);
            CHECK(field_at(truth, path, declaration).at("quad") == field_at(truth, path, 0).at("quad"));
        }
}

TEST_CASE("a project's own cells are merged over its indicators, its levels are on every row") {
    const Json truth = set_standard(fixture_form("synthetic-roads"));
    for (const char* path :
         {"project/name", "funding/0/current", "goals/0/text", "organisation/implementing_unit"})
        CHECK(cell_of_field(truth, path, 0).at("row_span") == 9);
    CHECK(cell_of_field(truth, "indicators/0/level1", 0).at("row_span") == 1);
}

TEST_CASE("the header is printed again on the next page, its fields stay on the first") {
    const Json truth = set_standard(fixture_form("synthetic-roads"));
    CHECK(count_cells(truth, "指标方向性") == 2);
    const Json header = cell_with(truth, "指标方向性", 2);
    CHECK(header.at("row") == 0);
    CHECK(cell_with(truth, "预算数", 2).is_object());
    CHECK(field_at(truth, "funding/0/label").at("page") == 1);
}

TEST_CASE("a project that runs over the page end goes on under the repeated header in empty cells") {
    const Json truth = set_standard(fixture_form("synthetic-roads"));
    CHECK(field_at(truth, "project/name", 3).at("page") == 1);
    CHECK(field_at(truth, "indicators/6/name", 3).at("page") == 2);
    const Json& cells = truth["tables"][1]["cells"];
    int continued = 0;
    for (const Json& cell : cells)
        continued += cell["row"] == 1 && cell["row_span"] == 2 && cell["text"] == "" ? 1 : 0;
    CHECK(continued == 4);
}

TEST_CASE("columns asked for are printed in their order") {
    Json form = fixture_form("synthetic-roads");
    form["hints"]["render"]["columns"] = {"项目名称", "项目单位", "预算数",   "年度绩效目标",
                                          "一级指标", "二级指标", "三级指标", "指标方向",
                                          "指标性质", "目标值",   "计量单位", "分值"};
    const Json truth = set_standard(form);
    require_leaves_once(form, truth);
    CHECK(cell_with(truth, "项目名称", 1).at("col") == 0);
    CHECK(cell_with(truth, "指标方向", 1).at("col") == 7);
    CHECK(cell_of_field(truth, "indicators/0/weight", 0).at("col") == 11);
}
