// What real pages do to a form: misread labels, stray rules, cut rows, columns in another order.
#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

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

namespace {

// The small filing on two pages; of its last row but one the second line of the name stands alone on page 2, in a
// row of its own whose other cells are `others`.
std::vector<ReadPage> cut_between_lines(const CellReading& others) {
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
        rest_text.push_back(others);
        if (cell.box.x0 == 240 + 700) rest_text.back() = {{rest}, {}};
        ++cell.row;
        cell.box.y0 += height;
        cell.box.y1 += height;
    }
    REQUIRE(columns == rest_row.size());
    table.box.y1 += height;
    table.cells.insert(table.cells.begin(), rest_row.begin(), rest_row.end());
    auto& texts = pages[1].text.tables[0];
    texts.insert(texts.begin(), rest_text.begin(), rest_text.end());
    return pages;
}

}  // namespace

TEST_CASE("a row that a page break cuts between two lines is put together") {
    check_same(cut_between_lines({}));
}

TEST_CASE("ink that nobody can read in the second part of a cut row puts its fields in doubt") {
    CellReading unread;
    unread.evidence.set(EvidenceKind::alphabet_gap, 1);
    const Declaration cut = build(cut_between_lines(unread))[0];
    const auto is_doubtful = [](const Indicator& indicator) {
        return indicator.value.value().evidence.get(EvidenceKind::alphabet_gap) == 1;
    };
    CHECK(std::ranges::count_if(cut.indicators, is_doubtful) == 1);
}

// The right half of a page was lost with the sheet's edge; its three cells were stretched over eight columns, and
// 40场质量指标 was accepted as a value.
TEST_CASE("a cell under several columns continues no row over a page break") {
    const Form form = draw(small_truth());
    const Declaration whole = build(paginate(form, {}))[0];
    std::vector<ReadPage> pages = paginate(form, {form.rows - 1});
    GridTable& table = pages[1].grid.tables[0];
    const Box box = table.box;
    table.cells.erase(table.cells.begin() + 3, table.cells.end());
    pages[1].text.tables[0].assign(3, {});
    const int x[] = {box.x0, box.x0 + box.width() / 8, box.x0 + box.width() / 2, box.x1};
    for (int i = 0; i < 3; ++i)
        table.cells[static_cast<std::size_t>(i)] = {0, i, 1, 1, {x[i], box.y0, x[i + 1], box.y1}, 1};
    table.col_lines.assign(std::begin(x), std::end(x));
    pages[1].text.tables[0][2].lines = {make_line("质量指标", table.cells[2].box)};
    const Declaration cut = build(pages)[0];
    REQUIRE(cut.indicators.size() == whole.indicators.size() - 1);
    const auto text_of = [](const std::optional<Field>& field) { return field ? field->text : "none"; };
    for (std::size_t i = 0; i < cut.indicators.size(); ++i)
        CHECK(text_of(cut.indicators[i].value) == text_of(whole.indicators[i].value));
    // What the lost row would have added to the one before it nobody knows.
    CHECK(cut.indicators.back().name.value().evidence.get(EvidenceKind::alphabet_gap) == 1);
}

TEST_CASE("a heading misread as another column's leaves that column its own") {
    Form form = draw(small_truth());
    REQUIRE(replace_text(form, "二级指标", "三级指标"));  // which is another word for 指标名称
    check_same(paginate(form, {}));
}

// A pale copy's 一级指标 read as -级指标 and its 二级指标 as 一：级指标: the levels changed places, in four
// projects.
TEST_CASE("worn headings of the levels are told apart by their place") {
    for (const auto& [first, second] : {std::pair("二级指标", "二级指标"), {"二级指标", "级指标"}}) {
        Form form = draw(small_truth());
        while (replace_text(form, "二级指标", "X")) {
        }
        while (replace_text(form, "一级指标", first)) {
        }
        while (replace_text(form, "X", second)) {
        }
        INFO(first << " " << second);
        check_same(paginate(form, {}));
    }
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

// 合计 read as 过生 left five cells without a place, and so nothing of the filing could be accepted.
TEST_CASE("a funding row whose label is unreadable is the one that must follow, and a person confirms it") {
    Form form = draw(small_truth());
    REQUIRE(replace_text(form, "其他资金", "甘它次余"));
    const auto declarations = build(paginate(form, {}));
    const Declaration& d = declarations.at(0);
    REQUIRE(d.funding.size() == 6);
    const FundingLine& line = d.funding[1];
    CHECK(line.key == "other");
    CHECK(line.label->text == "甘它次余");
    CHECK(line.current->text == "10");
    CHECK(line.history.front().second.text == "20");
    for (const Field* field : {&*line.label, &*line.current, &*line.ratio, &line.history.front().second})
        CHECK(field->evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK_FALSE(d.funding[0].current->evidence.get(EvidenceKind::alphabet_gap));
    CHECK(d.issues.empty());
}

TEST_CASE("a funding row that may be several is not guessed") {
    Form form = draw(small_truth());
    REQUIRE(replace_text(form, "财政拨款", "甘它次余"));
    CHECK(build(paginate(form, {})).at(0).funding.size() == 5);
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

// A rule seen where letters stand in line once cut a heading's cell in two, and its lines were joined by halves.
TEST_CASE("a heading cut by a stray vertical rule is read line by line") {
    std::vector<ReadPage> pages = paginate(draw(small_truth()), {});
    GridTable& table = pages[0].grid.tables[0];
    auto& texts = pages[0].text.tables[0];
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        if (joined_text(texts[i]) != "改造老旧管网") continue;
        const Box box = table.cells[i].box;
        const int middle = box.x0 + 400, y = box.y0 + 10;
        GridCell right = table.cells[i];
        table.cells[i].box.x1 = middle;
        right.box.x0 = middle;
        texts[i].lines = {make_line("改", {box.x0 + 10, y, box.x0 + 50, y + 30}),
                          make_line("旧管", {box.x0 + 10, y + 35, box.x0 + 90, y + 65})};
        CellReading other;
        other.lines = {make_line("造老", {middle + 10, y, middle + 90, y + 30}),
                       make_line("网", {middle + 10, y + 35, middle + 50, y + 65})};
        table.cells.insert(table.cells.begin() + static_cast<std::ptrdiff_t>(i) + 1, right);
        texts.insert(texts.begin() + static_cast<std::ptrdiff_t>(i) + 1, other);
        break;
    }
    check_same(pages);
}
