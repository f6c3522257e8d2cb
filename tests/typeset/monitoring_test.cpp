#include <catch2/catch.hpp>

#include "tests/typeset/truth_checks.hpp"

using namespace shenbao;
using namespace shenbao::test;
using typeset::Json;

namespace {

Json set_standard(const Json& form) {
    return set_form(form, typeset::make_style("uming", "same", 10.5, 0)).truth;
}

std::vector<std::string> lines_of(const Json& truth, const Json& cell) {
    std::vector<std::string> lines;
    for (const Json& line : truth.at("lines"))
        if (line["cell"].is_object() && line["cell"]["row"] == cell["row"] && line["cell"]["col"] == cell["col"])
            lines.push_back(line["text"]);
    return lines;
}

}  // namespace

TEST_CASE("a monitoring sheet has a header of two rows, causes and likelihood under common labels") {
    const Json truth = set_standard(fixture_form("synthetic-library-lights"));
    CHECK(truth["pages"][0]["width"].get<double>() > truth["pages"][0]["height"].get<double>());
    const Json causes = cell_with(truth, "偏差原因分析"), likely = cell_with(truth, "完成目标可能性");
    CHECK(causes.at("bbox")[0] == cell_with(truth, "经费保障")["bbox"][0]);
    CHECK(causes.at("bbox")[2] == cell_with(truth, "原因说明")["bbox"][2]);
    CHECK(likely.at("bbox")[0] == cell_with(truth, "确定能")["bbox"][0]);
    CHECK(likely.at("bbox")[2] == cell_with(truth, "完全不可能")["bbox"][2]);
    CHECK(cell_with(truth, "三级指标").at("row_span") == 2);
    CHECK(cell_with(truth, "绩效指标").at("row_span") == 9);
    CHECK(cell_with(truth, "项目资金(万元)").at("row_span") == 4);
}

TEST_CASE("the column that is ticked says how likely a target is") {
    const Json truth = set_standard(fixture_form("synthetic-library-lights"));
    for (const auto& [path, word] :
         {std::pair{"indicators/0/likelihood", "确定能"}, std::pair{"indicators/1/likelihood", "完全不可能"},
          std::pair{"indicators/3/likelihood", "有可能"}}) {
        CHECK(field_at(truth, path).at("text") == word);
        const Json cell = cell_of_field(truth, path);
        CHECK(cell.at("text") == "√");
        CHECK(cell.at("bbox")[0] == cell_with(truth, word)["bbox"][0]);
    }
    CHECK(cell_of_field(truth, "indicators/1/causes/硬件条件保障").at("text") == "√");
}

TEST_CASE("labels in columns one character wide stand upright") {
    const Json truth = set_standard(fixture_form("synthetic-library-lights"));
    CHECK(lines_of(truth, cell_with(truth, "硬件条件保障")) ==
          std::vector<std::string>{"硬", "件", "条", "件", "保", "障"});
}

TEST_CASE("the months watched are named in the labels and are a field of the first") {
    const Json truth = set_standard(fixture_form("synthetic-library-lights"));
    CHECK(cell_of_field(truth, "period").at("text") == "1-8月执行数");
    CHECK(cell_with(truth, "1-8月执行率").is_object());
    CHECK(cell_with(truth, "1-8月执行情况").is_object());
}

TEST_CASE("who filled the sheet in has signed below the notes") {
    const Json truth = set_standard(fixture_form("synthetic-library-lights"));
    const Json signer = field_at(truth, "approvals/0/signer"), note = field_at(truth, "notes/2");
    CHECK(signer.at("cell").is_null());
    CHECK(signer["quad"][0][1].get<double>() > note["quad"][2][1].get<double>());
    CHECK(field_at(truth, "approvals/1/date").at("text") == "2023年9月5日");
}
