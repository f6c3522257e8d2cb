#include <catch2/catch.hpp>
#include <set>

#include "models/declaration/error.hpp"
#include "tests/typeset/truth_checks.hpp"

using namespace shenbao;
using namespace shenbao::test;
using typeset::Json;

TEST_CASE("a field's box lies on the cell that is said to hold it") {
    const Json truth = set_form(fixture_form("seed"), typeset::make_style("uming", "same", 10.5, 0)).truth;
    int checked = 0;
    for (const Json& field : truth.at("fields")) {
        if (field.at("cell").is_null()) continue;
        for (const Json& table : truth.at("tables"))
            for (const Json& cell : table.at("cells")) {
                if (table.at("id") != field["cell"]["table"] || cell.at("row") != field["cell"]["row"] ||
                    cell.at("col") != field["cell"]["col"])
                    continue;
                ++checked;
                REQUIRE(cell.at("text").get<std::string>().find(field.at("text").get<std::string>()) !=
                        std::string::npos);
                REQUIRE(field["quad"][0][0].get<double>() >= cell["bbox"][0].get<double>());
                REQUIRE(field["quad"][2][0].get<double>() <= cell["bbox"][2].get<double>());
                REQUIRE(field["quad"][0][1].get<double>() >= cell["bbox"][1].get<double>());
                REQUIRE(field["quad"][2][1].get<double>() <= cell["bbox"][3].get<double>());
            }
    }
    REQUIRE(checked > 150);
}

TEST_CASE("the seed's funding block has the seven columns and merged cells of the form") {
    const Json truth = set_form(fixture_form("seed"), typeset::make_style("uming", "same", 10.5, 0)).truth;
    const Json& table = truth.at("tables").at(0);
    CHECK(table.at("cols") == 7);
    CHECK(table.at("rows") == 12);
    const auto cell = [&table](const std::string& text) {
        for (const Json& one : table.at("cells"))
            if (one.at("text") == text) return one;
        return Json();
    };
    CHECK(cell("部门总体资金情况(万元)").at("row_span") == 8);
    CHECK(cell("总体资金情况").at("col_span") == 2);
    CHECK(cell("027-86921740").at("col_span") == 4);
    CHECK(cell("2019年").at("col") == 5);
    CHECK(cell("2018年").at("col") == 6);
}

TEST_CASE("where the column count changes on a page, cells span the other block's rules") {
    const Json truth = set_form(fixture_form("seed"), typeset::make_style("uming", "same", 10.5, 0)).truth;
    for (const Json& table : truth.at("tables"))
        for (const Json& cell : table.at("cells")) {
            if (table.at("page") != 2 || cell.at("text") != "指标名称") continue;
            CHECK(table.at("cols").get<int>() > 6);
            CHECK(cell.at("col_span").get<int>() > 1);
        }
}

TEST_CASE("rules of one page are at least three points apart unless they are the same") {
    for (const typeset::PageStyle& style : several_styles()) {
        const SetForm set = set_form(fixture_form("seed"), style);
        for (const typeset::SheetPage& page : set.pages) {
            std::set<double> xs;
            for (const typeset::PlacedCell& cell : page.cells) xs.insert({cell.box.x0, cell.box.x1});
            double before = -100;
            for (const double x : xs) {
                REQUIRE((x - before < 1e-6 || x - before >= 3.0 - 1e-6));
                before = x;
            }
        }
    }
}

TEST_CASE("a merged cell that runs over a page end is empty on the next page") {
    const Json truth = set_form(fixture_form("seed"), typeset::make_style("uming", "same", 12, 0)).truth;
    int continued = 0;
    for (const Json& table : truth.at("tables")) {
        if (table.at("continues").is_null()) continue;
        for (const Json& cell : table.at("cells"))
            continued += cell.at("row") == 0 && cell.at("row_span") > 1 && cell.at("text") == "" ? 1 : 0;
    }
    CHECK(continued > 0);
}

TEST_CASE("a row parted at a line keeps all its text over two pages") {
    typeset::PageStyle style = typeset::make_style("uming", "same", 14, 0);
    style.tall_rows = typeset::TallRows::split_at_line;
    const Json truth = set_form(fixture_form("seed"), style).truth;
    std::string joined;
    for (const Json& table : truth.at("tables"))
        for (const Json& cell : table.at("cells")) joined += cell.at("text").get<std::string>();
    CHECK(joined.find("职能转变。按照党中央") != std::string::npos);
    CHECK(joined.find("提高政务服务改革和质量。") != std::string::npos);
    for (const Json& table : truth.at("tables")) require_tiling(table);
}

TEST_CASE("a form with a fill date has the dated labels and a line above the table") {
    Json form = small_form();
    form["declarations"][0]["fill_date"] = "2022 年 12 月 18 日";
    const Json truth = set_form(form, typeset::make_style("uming", "same", 10.5, 0)).truth;
    std::set<std::string> texts;
    for (const Json& line : truth.at("lines")) texts.insert(line.at("text").get<std::string>());
    CHECK(texts.count("填报日期:2022 年 12 月 18 日") == 1);
    CHECK(texts.count("单位:万元") == 1);
    CHECK(texts.count("当年金额") == 1);
}

TEST_CASE("page breaks asked for before a block are made") {
    const SetForm set =
        set_form(fixture_form("synthetic-waterworks"), typeset::make_style("uming", "same", 10.5, 0));
    std::set<std::string> first_texts;
    for (const Json& table : set.truth.at("tables"))
        first_texts.insert(table["cells"][0]["text"].get<std::string>());
    CHECK(first_texts.count("整体绩效目标") == 1);
    CHECK(first_texts.count("长期目标3:") == 1);
    CHECK(first_texts.count("年度目标3:") == 1);
}

TEST_CASE("a family without a layout is refused by name") {
    Json form = small_form();
    form["declarations"][0]["form"]["family"] = "tax_return";
    CHECK_THROWS_WITH(set_form(form, typeset::make_style("uming", "same", 10.5, 0)),
                      Catch::Contains("tax_return"));
    CHECK_THROWS_AS(typeset::make_style("comic", "same", 10.5, 0), Error);
}
