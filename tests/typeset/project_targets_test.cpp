#include <catch2/catch.hpp>
#include <set>

#include "tests/typeset/truth_checks.hpp"

using namespace shenbao;
using namespace shenbao::test;
using typeset::Json;

namespace {

Json set_standard(const Json& form) {
    return set_form(form, typeset::make_style("uming", "same", 10.5, 0)).truth;
}

}  // namespace

TEST_CASE("the target table of a project has five columns in common for all its rows") {
    const Json truth = set_standard(fixture_form("synthetic-clinic"));
    REQUIRE(truth.at("tables").size() == 1);
    CHECK(truth["tables"][0]["cols"] == 5);
    CHECK(cell_of_field(truth, "project/name").at("col_span") == 4);
    CHECK(cell_of_field(truth, "organisation/implementing_unit").at("col_span") == 2);
    CHECK(cell_with(truth, "项目资金(万元)").at("row_span") == 4);
    CHECK(cell_of_field(truth, "funding/2/current").at("col_span") == 3);
    CHECK(cell_of_field(truth, "goals/0/text").at("col_span") == 4);
}

TEST_CASE("levels are merged over the indicators they have in common") {
    const Json truth = set_standard(fixture_form("synthetic-clinic"));
    CHECK(cell_with(truth, "绩效指标").at("row_span") == 12);
    CHECK(cell_with(truth, "产出指标").at("row_span") == 7);
    CHECK(cell_with(truth, "数量指标").at("row_span") == 3);
    CHECK(cell_with(truth, "时效指标").at("row_span") == 1);
    CHECK(field_at(truth, "indicators/0/level2").at("quad") == field_at(truth, "indicators/2/level2").at("quad"));
}

TEST_CASE("a code stands before its department's name in one cell") {
    const Json truth = set_standard(fixture_form("synthetic-clinic"));
    CHECK(cell_of_field(truth, "organisation/department_code").at("text") == "[402]松岭县卫生健康局");
    CHECK(field_at(truth, "organisation/department_name").at("text") == "松岭县卫生健康局");
}

TEST_CASE("money from above gives a table the words of transfer payments and a blank third line") {
    Json form = fixture_form("synthetic-clinic");
    Json& funding = form["declarations"][0]["funding"];
    funding = Json::array({funding[0], funding[1]});
    funding[1]["key"] = "superior";
    funding[1]["label"] = "其中：上级资金";
    const Json truth = set_standard(form);
    CHECK(cell_with(truth, "资金情况(万元)").at("row_span") == 3);
    CHECK(cell_with(truth, "总体目标").at("row_span") == 2);
    CHECK(cell_with(truth, "项目执行单位").is_object());
    CHECK(cell_with(truth, "指标内容").is_object());
}

TEST_CASE("money of a whole project gives the table of pairs, with what is not filled in left blank") {
    Json form = fixture_form("synthetic-clinic");
    Json& declaration = form["declarations"][0];
    declaration["funding"][0]["group"] = "project_total";
    declaration["money_unit"] = nullptr;
    declaration["organisation"]["principal"] = nullptr;
    declaration["project"]["period"] = nullptr;
    declaration["funding"] = Json::array({declaration["funding"][0]});
    const Json truth = set_standard(form);
    require_leaves_once(form, truth);
    CHECK(cell_with(truth, "绩效指标").is_null());
    CHECK(cell_with(truth, "一级指标").at("row_span") == 1);
    const Json label = cell_with(truth, "资金用途");
    REQUIRE(label.is_object());
    bool blank = false;
    for (const Json& cell : truth["tables"][0]["cells"])
        blank =
            blank || (cell["row"] == label["row"] && cell["bbox"][0] == label["bbox"][2] && cell["text"] == "");
    CHECK(blank);
}

TEST_CASE("long-term indicators stand beside the annual ones, level 1 on every row") {
    Json form = fixture_form("synthetic-clinic");
    Json& indicators = form["declarations"][0]["indicators"];
    for (const std::size_t i : {0U, 1U, 3U}) indicators[i]["horizon"] = "long_term";
    form["declarations"][0]["goals"].push_back(
        {{"id", "long_term-1"}, {"horizon", "long_term"}, {"number", 1}, {"text", "影像设备全覆盖。"}});
    const Json truth = set_standard(form);
    require_leaves_once(form, truth);
    CHECK(cell_with(truth, "绩效项目指标表").at("row_span") == 1);
    CHECK(cell_with(truth, "二级指标(长期)").at("row") == cell_with(truth, "二级指标(年度)").at("row"));
    CHECK(field_at(truth, "indicators/0/value")["cell"]["row"] ==
          field_at(truth, "indicators/2/value")["cell"]["row"]);
    CHECK(cell_of_field(truth, "indicators/0/level1").at("row_span") == 1);
    CHECK(count_cells(truth, "产出指标") == 5);
}

TEST_CASE("labels are half-width or full-width by layout, what is filled in stays as it is") {
    std::set<std::string> labels;
    for (std::uint32_t seed = 0; seed <= 8; ++seed) {
        const Json truth =
            set_form(fixture_form("synthetic-clinic"), typeset::make_style("uming", "same", 10.5, seed)).truth;
        labels.insert(cell_of_field(truth, "money_unit").at("text").get<std::string>());
        CHECK(field_at(truth, "project/name").at("text") == "乡镇卫生院数字化X线机（DR）购置");
        CHECK(field_at(truth, "funding/0/label").at("text") == "年度资金总额:");
    }
    CHECK(labels == std::set<std::string>{"项目资金(万元)", "项目资金（万元）"});
}
