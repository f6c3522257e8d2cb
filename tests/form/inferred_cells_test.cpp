// What the form stage takes over from other cells: levels, years, places of rows. It says so.
#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

// The cell took the level above without a word, though an empty cell is a reading.
TEST_CASE("a blank level in mid-table is taken from the row above, and a person confirms it") {
    Form form = draw(small_truth());
    for (Cell& cell : form.cells)  // the benefit row of the year: its level 1 is blank
        if (cell.paragraphs == std::vector<std::string>{"效益指标"}) cell.paragraphs = {""};
    const auto declarations = build(paginate(form, {}));
    const Declaration& d = declarations.at(0);
    CHECK(d.indicators.at(3).level1->text == "产出指标");
    CHECK(d.indicators[3].level1->evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK_FALSE(d.indicators[2].level1->evidence.get(EvidenceKind::alphabet_gap));
    CHECK(dump_issues(d) == "inherited-level warning indicators/3/level1\n");
}

// At the head or foot of a page it took the level 2 of the row across the page break.
TEST_CASE("a blank level 2 is a reading, also beside a page break, where the block prints one in every row") {
    nlohmann::json truth = small_truth();
    for (const int blank : {0, 1}) {
        truth["indicators"][0]["level2"] = blank == 0 ? "" : "数量指标";
        truth["indicators"][1]["level2"] = blank == 1 ? "" : "质量指标";
        const Form form = draw(truth);
        int second = 0;
        for (const Cell& cell : form.cells)
            if (cell.paragraphs == std::vector<std::string>{"合格率"}) second = cell.row;
        const Declaration d = build(paginate(form, {second})).at(0);
        CHECK(differences(flatten(truth), flatten(d)) == "");
    }
}

TEST_CASE("a merged level 2 goes on over a page break") {
    nlohmann::json truth = small_truth();
    nlohmann::json third = truth["indicators"][1];
    third["name"] = "检测率";
    truth["indicators"].insert(truth["indicators"].begin() + 2, third);
    for (std::size_t i = 0; i < truth["indicators"].size(); ++i) {
        truth["indicators"][i]["seq"] = i + 1;
        if (i < 3) truth["indicators"][i]["level2"] = "数量指标";
    }
    Form form = draw(truth);
    int last = 0;
    for (const Cell& cell : form.cells)
        if (cell.paragraphs == std::vector<std::string>{"检测率"}) last = cell.row;
    std::erase_if(form.cells,
                  [&](const Cell& cell) { return cell.x0 == 500 && (cell.row == last || cell.row == last - 1); });
    for (Cell& cell : form.cells)
        if (cell.row == last - 2 && cell.x0 == 500) cell.row_span = 3;
    for (const CutText cut : {CutText::first_part, CutText::second_part})
        for (const int row : {last - 1, last}) {
            const Declaration d = build(paginate(form, {row}, cut)).at(0);
            CHECK(differences(flatten(truth), flatten(d)) == "");
        }
}

TEST_CASE("levels that go on over a page break say so by L5, and merged cells need not") {
    const Form form = draw(small_truth());
    int second = 0;  // row of the second long-term indicator, under the first one's level 1
    for (const Cell& cell : form.cells)
        if (cell.paragraphs == std::vector<std::string>{"合格率"}) second = cell.row;
    for (const CutText cut : {CutText::first_part, CutText::second_part}) {
        const auto declarations = build(paginate(form, {second}, cut));
        const Declaration& d = declarations.at(0);
        const bool downwards = cut == CutText::first_part;
        CHECK(dump_issues(d) == std::string("L5 info indicators/") + (downwards ? "1" : "0") + "/level1\n");
        CHECK(d.indicators.at(downwards ? 1 : 0).level1->findings == std::vector<std::string>{"L5"});
        CHECK(d.indicators.at(downwards ? 0 : 1).level1->findings.empty());
    }
    CHECK(build(paginate(form, {})).at(0).issues.empty());
}

// 201X年 before 2019年 was taken for 2019, and the column of 2019 was lost.
TEST_CASE("a misread year is the one that the readable one leaves; where both are misread a person confirms") {
    const auto read_years = [](const std::string& first, const std::string& second) {
        Form form = draw(small_truth());
        REQUIRE(replace_text(form, "2020年", first));
        REQUIRE(replace_text(form, "2019年", second));
        return build(paginate(form, {})).at(0);
    };
    const Declaration proven = read_years("20X年", "2020年");
    REQUIRE(proven.funding.at(0).history.size() == 2);
    CHECK(proven.funding[0].history[0].first == "2019");
    CHECK(proven.funding[0].history[0].second.text == "80");
    CHECK(proven.funding[0].history[1].second.text == "70");
    CHECK_FALSE(proven.funding[0].history[0].second.evidence.get(EvidenceKind::alphabet_gap));
    CHECK(dump_issues(proven) == "inferred-year info\n");
    const Declaration guessed = read_years("202X年", "20X9年");
    REQUIRE(guessed.funding.at(0).history.size() == 2);
    CHECK(guessed.funding[0].history[0].second.evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK(read_years("20X年", "20Y年").funding.at(0).history.empty());
}

TEST_CASE("funding headings printed again on the next page give no column twice") {
    Form form = draw(small_truth());
    std::vector<Cell> again;
    const int row = 6;  // 合计 of the income, with two rows of headings above it now
    for (Cell& cell : form.cells) {
        if ((cell.row == 2 || cell.row == 3) && cell.x0 >= 250) {
            again.push_back(cell);
            again.back().row += row - 2;
        }
        if (cell.row >= row)
            cell.row += 2;
        else if (cell.row + cell.row_span > row)
            cell.row_span += 2;
    }
    std::erase_if(form.cells,
                  [&](const Cell& cell) { return cell.paragraphs == std::vector<std::string>{"收入构成"}; });
    form.cells.push_back({4, 2, 250, 500, {"收入构成"}});
    form.cells.push_back({8, 1, 250, 500, {"收入构成"}});
    form.cells.insert(form.cells.end(), again.begin(), again.end());
    form.rows += 2;
    check_same(paginate(form, {row}));
}

// The fields were made anew from both parts of the row, and the doubt was gone.
TEST_CASE("a funding row of inferred place stays doubtful when a page break cuts it") {
    Form form = draw(small_truth());
    REQUIRE(replace_text(form, "其他资金", "甘它次余"));
    int row = 0;
    for (const Cell& cell : form.cells)
        if (cell.paragraphs == std::vector<std::string>{"甘它次余"}) row = cell.row;
    // The rest of the row: a row of its own at the head of the next page, with the last digit of an amount.
    for (Cell& cell : form.cells) {
        if (cell.row > row)
            ++cell.row;
        else if (cell.row < row && cell.row + cell.row_span > row + 1)
            ++cell.row_span;
    }
    std::vector<Cell> rest;
    for (Cell& cell : form.cells)
        if (cell.row == row) {
            rest.push_back({row + 1, 1, cell.x0, cell.x1, {cell.x0 == 800 ? "5" : ""}});
        }
    form.cells.insert(form.cells.end(), rest.begin(), rest.end());
    ++form.rows;
    const auto declarations = build(paginate(form, {row + 1}));
    const Declaration& d = declarations.at(0);
    REQUIRE(d.funding.size() == 6);
    CHECK(d.funding[1].current->text == "105");
    for (const Field* field : {&*d.funding[1].label, &*d.funding[1].current, &*d.funding[1].ratio})
        CHECK(field->evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK_FALSE(d.funding[2].current->evidence.get(EvidenceKind::alphabet_gap));
}

namespace {

// Puts copies of the rows [from, to) before the row `at`; merged cells over it are cut there, their label
// repeated.
void repeat_rows(Form& form, int from, int to, int at, const std::string& label) {
    const int count = to - from;
    std::vector<Cell> again;
    for (Cell& cell : form.cells) {
        const bool copied = cell.row >= from && cell.row < to && cell.x0 >= 250;
        if (copied) again.push_back({cell.row - from + at, cell.row_span, cell.x0, cell.x1, cell.paragraphs});
        if (cell.row >= at) {
            cell.row += count;
        } else if (cell.row + cell.row_span > at) {
            const int rest = cell.row + cell.row_span - at;
            const bool section = cell.x0 == 0;
            again.push_back({section ? at : at + count,
                             section ? rest + count : rest,
                             cell.x0,
                             cell.x1,
                             {section ? label : ""}});
            cell.row_span = at - cell.row;
        }
    }
    form.cells.insert(form.cells.end(), again.begin(), again.end());
    form.rows += count;
}

int row_of(const Form& form, const std::string& text) {
    for (const Cell& cell : form.cells)
        if (cell.paragraphs == std::vector<std::string>{text}) return cell.row;
    FAIL(text);
    return 0;
}

}  // namespace

TEST_CASE("headings of indicators printed again on the next page, with and without the block's label") {
    for (const std::string label : {"长期绩效指标", ""}) {
        Form form = draw(small_truth());
        const int head = row_of(form, "长期绩效指标"), at = row_of(form, "合格率");
        repeat_rows(form, head, head + 1, at, label);
        check_same(paginate(form, {at}));
    }
    for (const std::string label : {"年度绩效指标", ""}) {
        Form form = draw(small_truth());
        const int head = row_of(form, "年度绩效指标"), at = row_of(form, "保障用水");
        repeat_rows(form, head, head + 3, at, label);
        check_same(paginate(form, {at}));
    }
}

// The rows above had fewer cells than there were columns then, and reading them went beyond their end.
TEST_CASE("headings read better when printed again serve the rows above them too") {
    Form form = draw(small_truth());
    const int head = row_of(form, "长期绩效指标"), at = row_of(form, "合格率");
    repeat_rows(form, head, head + 1, at, "长期绩效指标");
    for (Cell& cell : form.cells)
        if (cell.row == head && (cell.x0 == 1400 || cell.x0 == 1750)) cell.paragraphs = {"甘它次余"};
    const Declaration d = build(paginate(form, {at})).at(0);
    REQUIRE(d.indicators.size() == 4);
    CHECK(d.indicators[0].value->text == "≥120公里");
    CHECK(d.indicators[0].standard->text == "计划标准");
    CHECK(d.indicators[1].value->text == ">99%");
}

// 标淮 of a text layer became 标准, which is not what is printed.
TEST_CASE("what a text layer says is not chosen for its likeness to a word of the form") {
    for (const FieldSource source : {FieldSource::text_layer, FieldSource::ocr}) {
        Form form = draw(small_truth());
        REQUIRE(replace_text(form, "计划标准", "计划标淮"));
        std::vector<ReadPage> pages = paginate(form, {});
        for (auto& cell : pages[0].text.tables[0])
            for (LineReading& line : cell.lines) line.source = source;
        const Declaration d = build(pages).at(0);
        CHECK(d.indicators.at(0).standard->text == (source == FieldSource::ocr ? "计划标准" : "计划标淮"));
        CHECK(d.indicators[0].standard->value.has_value() == (source == FieldSource::ocr));
    }
}

// 近两年 found no place, and so nothing of the filing's last pages could be accepted.
TEST_CASE("a heading above the years that a stray rule cut in two is still none of the columns'") {
    Form form = draw(small_truth());
    for (std::size_t i = 0; i < form.cells.size(); ++i)
        if (form.cells[i].paragraphs == std::vector<std::string>{"近两年指标值"}) {
            form.cells[i].paragraphs = {"近两年"};
            form.cells[i].x1 = 1320;
            form.cells.push_back({form.cells[i].row, 1, 1320, 1550, {"旨标值"}});
        }
    CHECK(dump_issues(build(paginate(form, {})).at(0)) == "");
    check_same(paginate(form, {}));
}
