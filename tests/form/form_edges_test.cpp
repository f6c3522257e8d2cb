// What real pages do to a form: misread labels, stray rules, cut rows, foreign pages, several filings in a file.
#include <catch2/catch.hpp>
#include <cmath>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/build_declarations.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

std::vector<Declaration> build(const std::vector<ReadPage>& pages) {
    SourceInfo source;
    source.sha256 = "abc";
    return build_declarations(pages, source, library());
}

// A small filing of two goals with its text written out, no outside file needed.
nlohmann::json small_truth() {
    return nlohmann::json::parse(R"({
      "form": {"family": "department_declaration", "edition": "F1"},
      "title": "2021年度部门整体支出绩效目标申报表", "attachment": "附件2:", "fiscal_year": "2021年度", "money_unit": "万元",
      "organisation": {"department_name": "云麓市水务局", "filler": "周明远", "phone": "027-81235670"},
      "funding": [
        {"key":"fiscal","group":"income","label":"财政拨款","is_total":false,"is_of_which":false,"current":"90","ratio":"90%","history":{"2020":"80","2019":"70"}},
        {"key":"other","group":"income","label":"其他资金","is_total":false,"is_of_which":false,"current":"10","ratio":"10%","history":{"2020":"20","2019":""}},
        {"key":"total","group":"income","label":"合计","is_total":true,"is_of_which":false,"current":"100","ratio":"100%","history":{"2020":"100","2019":"70"}},
        {"key":"basic","group":"expenditure","label":"基本支出","is_total":false,"is_of_which":false,"current":"60","ratio":"60%","history":{"2020":"50","2019":"30"}},
        {"key":"project","group":"expenditure","label":"项目支出","is_total":false,"is_of_which":false,"current":"40","ratio":"40%","history":{"2020":"50","2019":"40"}},
        {"key":"total","group":"expenditure","label":"合计","is_total":true,"is_of_which":false,"current":"100","ratio":"100%","history":{"2020":"100","2019":"70"}}],
      "functions_overview": {"intro": "水务局贯彻部署。", "items": [{"number":1,"text":"负责供水。"},{"number":2,"text":"负责排水。"}]},
      "annual_tasks": [{"number":1,"text":"改造管网。"},{"number":2,"text":"清淤。"}],
      "goals": [
        {"id":"long_term-1","horizon":"long_term","number":1,"text":"提升供水能力","heading":"提升供水能力"},
        {"id":"annual-1","horizon":"annual","number":1,"text":"改造老旧管网","heading":"改造老旧管网"}],
      "indicators": [
        {"seq":1,"horizon":"long_term","goal":"long_term-1","level1":"产出指标","level2":"数量指标","name":"新建管网","value":"≥120公里","standard":"计划标准"},
        {"seq":2,"horizon":"long_term","goal":"long_term-1","level1":"产出指标","level2":"质量指标","name":"合格率","value":">99%","standard":"行业标准"},
        {"seq":3,"horizon":"annual","goal":"annual-1","level1":"产出指标","level2":"数量指标","name":"改造城区和乡镇的老旧供水管网","value":"36公里","history":{"2019":"28公里","2020":"32公里"},"standard":"历史标准"},
        {"seq":4,"horizon":"annual","goal":"annual-1","level1":"效益指标","level2":"社会效益指标","name":"保障用水","value":"有效保障","history":{"2019":"有效保障","2020":"有效保障"},"standard":"历史标准"}],
      "notes": ["1. “绩效标准”：依据。"]
    })");
}

std::string differences(const Content& expected, const Content& got) {
    std::string text;
    for (const auto& [path, value] : expected)
        if (!got.contains(path))
            text += path + " is missing: " + value + "\n";
        else if (got.at(path) != value)
            text += path + ": " + value + " <> " + got.at(path) + "\n";
    for (const auto& [path, value] : got)
        if (!expected.contains(path)) text += path + " is too much: " + value + "\n";
    return text;
}

void check_same(const std::vector<ReadPage>& pages) {
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 1);
    CHECK(differences(flatten(small_truth()), flatten(declarations.front())) == "");
}

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

TEST_CASE("the small filing comes back exactly, on one page and cut before any row") {
    const Form form = draw(small_truth());
    check_same(paginate(form, {}));
    for (const CutText cut : {CutText::first_part, CutText::second_part})
        for (int row = 1; row < form.rows; ++row)
            for (const int next : {0, 1, 3}) {
                INFO("before row " << row << " and " << next << " rows later");
                std::vector<int> breaks{row};
                if (next > 0 && row + next < form.rows) breaks.push_back(row + next);
                check_same(paginate(form, breaks, cut));
            }
}

TEST_CASE("labels with a misread character are still found") {
    Form form = draw(small_truth());
    for (const auto& [label, misread] :
         std::vector<std::pair<std::string, std::string>>{{"部门名称", "部门名你"},
                                                          {"填报人", "填报入"},
                                                          {"联系电话", "联系电活"},
                                                          {"部门总体资金情况(万元)", "部门总休资佥情况(万元)"},
                                                          {"当年预算收支", "当午预算收攴"},
                                                          {"占比", "占此"},
                                                          {"近两年收支情况", "近两午收支清况"},
                                                          {"收入构成", "收人构成"},
                                                          {"部门职能概述", "部门职能概术"},
                                                          {"年度工作任务", "年度匸作任务"},
                                                          {"整体绩效目标", "整体缋效日标"},
                                                          {"长期目标", "长朝目标"},
                                                          {"长期目标1:", "长期日标l:"},
                                                          {"年度目标1:", "年度目际1:"},
                                                          {"长期绩效指标", "长朝绩效指标"},
                                                          {"一级指标", "—级指标"},
                                                          {"二级指标", "二级指际"},
                                                          {"指标名称", "指标名你"},
                                                          {"指标值", "指标直"},
                                                          {"绩效标准", "绩效标淮"},
                                                          {"近两年指标值", "近两午指标值"},
                                                          {"预期当年实现值", "预朝当年实现值"},
                                                          {"2019年", "20l9年"}}) {
        INFO(label);
        REQUIRE(replace_text(form, label, misread));
    }
    check_same(paginate(form, {}));
    check_same(paginate(form, {11, 17}));
}

TEST_CASE("a misread row label is put right by an alternative of its reading") {
    std::vector<ReadPage> pages = paginate(draw(small_truth()), {});
    for (auto& cell : pages[0].text.tables[0])
        for (LineReading& line : cell.lines)
            if (line.text == "其他资金") {
                line.text = "其地资盒";
                line.alternatives = {{"其他资金", 0.3, "ocr"}};
                line.attempts.clear();
            }
    check_same(pages);
}

TEST_CASE("stray lattice lines change nothing") {
    std::vector<ReadPage> pages = paginate(draw(small_truth()), {9});
    for (ReadPage& page : pages) {
        GridTable& table = page.grid.tables[0];
        // A rule that lies 6 px lower right of some column: every row line doubles and cells take either.
        std::vector<double> lines;
        for (const double y : table.row_lines) {
            lines.push_back(y);
            if (y != table.row_lines.back()) lines.push_back(y + 6);
        }
        for (GridCell& cell : table.cells) {
            const bool lower = cell.box.x0 > 1000;
            const int row = cell.row * 2 + (lower ? 1 : 0);
            const int end = (cell.row + cell.row_span) * 2 + (lower ? 1 : 0);
            cell.row = row;
            cell.row_span = std::min(end, static_cast<int>(lines.size()) - 1) - row;
            cell.box.y0 = static_cast<int>(lines[static_cast<std::size_t>(row)]);
            cell.box.y1 = static_cast<int>(lines[static_cast<std::size_t>(row + cell.row_span)]);
        }
        table.row_lines = lines;
    }
    check_same(pages);
}

TEST_CASE("a row that a page break cuts between two lines is put together") {
    const Form form = draw(small_truth());
    std::vector<ReadPage> pages = paginate(form, {form.rows - 1});
    // The last row of page 1 keeps the first line of its name; the second line stands alone on page 2.
    std::vector<CellReading>& first = pages[0].text.tables[0];
    CellReading* name = nullptr;
    for (CellReading& cell : first)
        if (joined_text(cell) == "改造城区和乡镇的老旧供水管网") name = &cell;
    REQUIRE(name != nullptr);
    REQUIRE(name->lines.size() >= 2);
    const LineReading rest = name->lines.back();
    name->lines.pop_back();
    GridTable& table = pages[1].grid.tables[0];
    const int height = 80;
    for (double& y : table.row_lines) y += height;
    table.row_lines.insert(table.row_lines.begin(), table.row_lines.front() - height);
    const std::size_t columns = table.cells.size();
    std::vector<GridCell> rest_row;
    std::vector<CellReading> rest_text;
    for (GridCell& cell : table.cells) {
        GridCell top = cell;
        top.box.y1 = top.box.y0 + height;
        rest_row.push_back(top);
        rest_text.push_back({});
        if (cell.box.x0 == 240 + 700) rest_text.back().lines = {rest};
        ++cell.row;
        cell.box.y0 += height;
        cell.box.y1 += height;
    }
    REQUIRE(columns == rest_row.size());
    table.box.y1 += height;
    table.cells.insert(table.cells.begin(), rest_row.begin(), rest_row.end());
    auto& texts = pages[1].text.tables[0];
    texts.insert(texts.begin(), rest_text.begin(), rest_text.end());
    check_same(pages);
}

TEST_CASE("columns in another order are told by their headings") {
    Form form = draw(small_truth());
    REQUIRE(replace_text(form, "2020年", "X"));
    REQUIRE(replace_text(form, "2019年", "2020年"));
    REQUIRE(replace_text(form, "X", "2019 年"));
    const auto declarations = build(paginate(form, {}));
    const FundingLine& line = declarations.at(0).funding.at(0);
    REQUIRE(line.history.size() == 2);
    CHECK(line.history[0].first == "2019");
    CHECK(line.history[0].second.text == "80");
}

TEST_CASE("blank rows are no indicators and blank cells are blank fields with a box") {
    auto truth = small_truth();
    truth["indicators"][1]["name"] = "";
    truth["indicators"][1]["value"] = "";
    truth["indicators"][3]["value"] = "";
    const auto declarations = build(paginate(draw(truth), {}));
    REQUIRE(declarations.at(0).indicators.size() == 3);
    const Indicator& last = declarations[0].indicators.back();
    CHECK(last.value->text.empty());
    CHECK_FALSE(last.value->bbox.empty());
    CHECK(last.name->text == "保障用水");
}

TEST_CASE("fields say where they stand, what they are and what they were made of") {
    const auto declarations = build(paginate(draw(small_truth()), {}));
    const Declaration& d = declarations.at(0);
    CHECK(d.id == "abc-1");
    CHECK(d.fiscal_year->value->year == 2021);
    CHECK(d.funding[0].current->value->unit == "万元");
    CHECK(d.funding[0].label->value->text == "财政拨款");
    CHECK(d.indicators[0].value->value->cmp == Comparator::ge);
    CHECK(d.indicators[0].level1->bbox == d.indicators[1].level1->bbox);
    CHECK(d.indicators[0].level1->cell == d.indicators[1].level1->cell);
    CHECK(d.indicators[0].value->evidence.get(EvidenceKind::grammar) == 1);
    CHECK(d.indicators[0].level2->evidence.get(EvidenceKind::vocabulary_similarity) == 1);
    CHECK(d.funding[0].current->evidence.get(EvidenceKind::rule_coverage) == 0.95);
    visit_fields(d, [](const std::string& path, const Field& field) {
        INFO(path);
        CHECK(field.page == 1);
        CHECK_FALSE(field.bbox.empty());
        CHECK_FALSE(field.confidence);
    });
    REQUIRE(d.tables.size() == 1);
    CHECK(d.tables[0].id == "t1");
    CHECK(d.form.confidence.value() > 0.9);
}

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

TEST_CASE("years that are not filled in leave their column out, and a number broken over two lines is one") {
    Form form = draw(small_truth());
    for (const char* year : {"2020年", "2019年"}) REQUIRE(replace_text(form, year, "年"));
    for (Cell& cell : form.cells) {
        if (cell.x0 >= 1400 && cell.row >= 4 && cell.row < 10) cell.paragraphs = {""};
        if (cell.paragraphs == std::vector<std::string>{"90"}) cell.paragraphs = {"968.191", "8"};
    }
    const auto declarations = build(paginate(form, {}));
    CHECK(declarations.at(0).funding.at(0).history.empty());
    CHECK(declarations[0].funding[0].current->text == "968.1918");
    CHECK(declarations[0].funding[0].current->value->number == "968.1918");
}
