#include <catch2/catch.hpp>

#include "tests/typeset/truth_checks.hpp"

using namespace shenbao;
using namespace shenbao::test;
using typeset::Json;

namespace {

Json set_standard(const Json& form) {
    return set_form(form, typeset::make_style("uming", "same", 10.5, 0)).truth;
}

// How many cells stand in the row of this field.
int cells_beside(const Json& truth, const std::string& path) {
    const Json field = field_at(truth, path);
    int count = 0;
    for (const Json& table : truth.at("tables"))
        for (const Json& cell : table.at("cells"))
            count += table["id"] == field["cell"]["table"] && cell["row"] == field["cell"]["row"] ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("mid-term and annual money, goals and indicators stand side by side") {
    const Json truth = set_standard(fixture_form("synthetic-park"));
    CHECK(field_at(truth, "funding/1/current")["cell"]["row"] ==
          field_at(truth, "funding/4/current")["cell"]["row"]);
    CHECK(cell_with(truth, "项目资金(万元)").at("row_span") == 3);
    CHECK(cell_with(truth, "总体目标").at("row_span") == 2);
    CHECK(cell_with(truth, "中期目标(2022年—2024年)").is_object());
    CHECK(field_at(truth, "goals/0/text")["cell"]["row"] == field_at(truth, "goals/2/text")["cell"]["row"]);
    CHECK(field_at(truth, "indicators/1/name")["cell"]["row"] ==
          field_at(truth, "indicators/10/name")["cell"]["row"]);
    CHECK(count_cells(truth, "二级指标") == 2);
    CHECK(count_cells(truth, "数量指标") == 2);
}

TEST_CASE("a half with fewer indicators of a level 2 has blank cells and no fields there") {
    const Json truth = set_standard(fixture_form("synthetic-park"));
    CHECK(cell_of_field(truth, "indicators/0/level2").at("row_span") == 3);
    const Json third = cell_of_field(truth, "indicators/11/name");
    CHECK(third.at("text") == "配备巡护员");
    int blanks = 0;
    for (const Json& cell : truth["tables"][0]["cells"])
        blanks += cell["row"] == third["row"] && cell["text"] == "";
    CHECK(blanks == 2);
}

TEST_CASE("a level 1 is merged over the rows of both halves") {
    const Json truth = set_standard(fixture_form("synthetic-park"));
    CHECK(cell_with(truth, "产出指标").at("row_span") == 6);
    CHECK(field_at(truth, "indicators/0/level1").at("quad") == field_at(truth, "indicators/11/level1").at("quad"));
}

TEST_CASE("a level 2 that is asked for once is one cell for both halves") {
    Json form = fixture_form("synthetic-park");
    form["hints"]["render"]["side_by_side"] = "the first two columns are printed once";
    const Json truth = set_standard(form);
    require_leaves_once(form, truth);
    CHECK(count_cells(truth, "二级指标") == 1);
    CHECK(count_cells(truth, "数量指标") == 1);
    CHECK(field_at(truth, "indicators/0/level2").at("quad") == field_at(truth, "indicators/9/level2").at("quad"));
}

TEST_CASE("a signature above the table is the principal's name and the signer's") {
    const Json truth = set_standard(fixture_form("synthetic-park"));
    CHECK(field_at(truth, "approvals/0/signer").at("text") == "范书瑶");
    CHECK(field_at(truth, "organisation/principal").at("quad") ==
          field_at(truth, "approvals/0/signer").at("quad"));
}

TEST_CASE("since 2021 the whole project's money stands beside the year's, what only one has beside blanks") {
    const Json truth = set_standard(fixture_form("synthetic-stadium"));
    CHECK(truth["pages"][0]["width"].get<double>() > truth["pages"][0]["height"].get<double>());
    CHECK(cell_with(truth, "项目资金(元)").at("row_span") == 4);
    CHECK(field_at(truth, "funding/2/label")["cell"]["row"] == field_at(truth, "funding/3/label")["cell"]["row"]);
    CHECK(field_at(truth, "funding/5/label")["cell"]["row"] == field_at(truth, "funding/6/label")["cell"]["row"]);
    const Json alone = cell_of_field(truth, "funding/4/label");
    int blanks = 0;
    for (const Json& cell : truth["tables"][0]["cells"])
        blanks += cell["row"] == alone["row"] && cell["text"] == "";
    CHECK(blanks == 2);
    CHECK(cells_beside(truth, "project/name") == 6);
    CHECK(cell_with(truth, "成本指标").at("row_span") == 3);
}

TEST_CASE("narrow columns break the names of the levels as budget prints do") {
    const Json truth = set_standard(fixture_form("synthetic-stadium"));
    std::vector<std::string> lines;
    for (const Json& line : truth.at("lines"))
        if (line["cell"] == field_at(truth, "indicators/9/level2")["cell"] ||
            line["cell"] == field_at(truth, "indicators/2/level2")["cell"])
            lines.push_back(line["text"]);
    CHECK(lines == std::vector<std::string>{"生态环境", "成本指标", "服务对象", "满意度指", "标"});
}

TEST_CASE("a sheet asked to be one page is set closer") {
    Json form = fixture_form("synthetic-stadium");
    form["hints"]["render"].erase("pages");
    const typeset::PageStyle style = typeset::make_style("uming", "same", 11.5, 0);
    REQUIRE(set_form(form, style).pages.size() == 2);
    form["hints"]["render"]["pages"] = 1;
    CHECK(set_form(form, style).pages.size() == 1);
}
