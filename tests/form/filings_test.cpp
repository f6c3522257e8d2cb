// Pages and filings: what belongs together, what is foreign, what stands outside the tables.
#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

ReadPage foreign_page(int number, const std::string& title) {
    ReadPage page;
    page.info.number = number;
    page.info.width_px = 2480;
    page.info.height_px = 3508;
    page.text.loose_lines.push_back(make_line(title, {600, 300, 1400, 344}));
    GridTable table;
    table.box = {240, 500, 2240, 700};
    table.row_lines = {500, 600, 700};
    table.col_lines = {240, 900, 2240};
    const char* texts[] = {"项目名称", "雨污分流", "主管部门", "水务局"};
    std::vector<CellReading> readings;
    for (int i = 0; i < 4; ++i) {
        const Box box{i % 2 == 0 ? 240 : 900, 500 + i / 2 * 100, i % 2 == 0 ? 900 : 2240, 600 + i / 2 * 100};
        table.cells.push_back({i / 2, i % 2, 1, 1, box, 0.9});
        readings.push_back({{make_line(texts[i], {box.x0 + 10, box.y0 + 10, box.x0 + 190, box.y0 + 54})}, {}});
    }
    page.grid.tables.push_back(table);
    page.text.tables.push_back(readings);
    return page;
}

}  // namespace

TEST_CASE("the title is voted on over its pages, and what differs is offered") {
    std::vector<ReadPage> pages = paginate(draw(small_truth()), {5, 11, 16});
    for (LineReading& line : pages[0].text.loose_lines)
        if (line.text.starts_with("2021")) line.text = "2021年度部门整休支出绩效目标申报表";
    const auto declarations = build(pages);
    CHECK(declarations.at(0).title->text == "2021年度部门整体支出绩效目标申报表");
    CHECK(declarations[0].title->alternatives.at(0).why == "T2");
    CHECK(declarations[0].title->evidence.get(EvidenceKind::repeats) == 3);
    CHECK(declarations[0].tables[1].continues == "t1");
}

TEST_CASE("two filings in one file are two declarations with tables counted on") {
    const Form form = draw(small_truth());
    std::vector<ReadPage> pages = paginate(form, {11});
    for (ReadPage& page : paginate(form, {9}, CutText::first_part, 3)) pages.push_back(std::move(page));
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 2);
    for (const Declaration& d : declarations) CHECK(differences(flatten(small_truth()), flatten(d)) == "");
    CHECK(declarations[1].id == "abc-2");
    CHECK(declarations[1].tables[0].id == "t3");
    CHECK_FALSE(declarations[1].tables[0].continues);
    CHECK(declarations[1].source.pages.at(0).number == 3);
}

TEST_CASE("pages of other forms are unknown, never guessed") {
    const Form form = draw(small_truth());
    std::vector<ReadPage> pages{foreign_page(1, "2021年度项目支出绩效目标申报表")};
    for (ReadPage& page : paginate(form, {11}, CutText::first_part, 2)) pages.push_back(std::move(page));
    pages.push_back(foreign_page(4, "项目支出绩效自评表"));
    pages.push_back(foreign_page(5, "会议签到表"));
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 3);
    CHECK(declarations[0].form.family == "unknown");
    CHECK(declarations[0].issues.at(0).code == "unknown-form");
    CHECK(declarations[0].tables.at(0).cells.at(1).text == "雨污分流");
    CHECK(differences(flatten(small_truth()), flatten(declarations[1])) == "");
    CHECK(declarations[2].form.family == "unknown");
    CHECK(declarations[2].tables.size() == 2);
}

TEST_CASE("blank pages go with the filing around them") {
    std::vector<ReadPage> pages(1);
    pages[0].blank = true;
    pages[0].info.number = 1;
    for (ReadPage& page : paginate(draw(small_truth()), {11}, CutText::first_part, 2))
        pages.push_back(std::move(page));
    pages.insert(pages.begin() + 2, pages[0]);
    check_same(pages);
    const auto none = build({pages[0]});
    REQUIRE(none.size() == 1);
    CHECK(none[0].issues.at(0).code == "blank-page");
}

TEST_CASE("text that the form has no place for is told, not swallowed") {
    Form form = draw(small_truth());
    form.cells.push_back({form.rows, 1, 0, 250, {"审核意见"}});
    form.cells.push_back({form.rows, 1, 250, 2000, {"同意申报"}});
    form.cells.push_back({2, 1, 0, 0, {}});
    form.cells.pop_back();
    ++form.rows;
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 1);
    bool told = false;
    for (const Issue& issue : declarations[0].issues)
        told = told || (issue.code == "unplaced-cells" && issue.bbox);
    CHECK(told);
}

TEST_CASE("the fill line gives date and money unit where the title has no year") {
    auto truth = small_truth();
    Form form = draw(truth);
    form.title = "部门整体支出绩效目标申报表";
    form.fill_line = "填报日期:2022 年 12 月 18 日　　　　　单位:万元";
    REQUIRE(replace_text(form, "部门总体资金情况(万元)", "部门总体资金情况"));
    REQUIRE(replace_text(form, "部门名称", "部门(单位)名称"));
    REQUIRE(replace_text(form, "云麓市水务局", "[017]云麓市水务局"));
    REQUIRE(replace_text(form, "当年预算收支", "当年金额"));
    REQUIRE(replace_text(form, "近两年收支情况", "近两年收支金额"));
    const auto declarations = build(paginate(form, {}));
    const Declaration& d = declarations.at(0);
    CHECK(d.fill_date->text == "2022 年 12 月 18 日");
    CHECK(d.fill_date->value->day == 18);
    CHECK(d.money_unit->text == "万元");
    CHECK_FALSE(d.fiscal_year);
    CHECK(d.organisation.department_code->text == "017");
    CHECK(d.organisation.department_name->text == "云麓市水务局");
    CHECK(d.funding.at(0).history.size() == 2);
}
