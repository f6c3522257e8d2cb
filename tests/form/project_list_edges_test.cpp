// Lists of projects where it is hard to tell whose a row is. Places and figures are invented.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

const std::string kHeadings =
    "单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | "
    "权重 | 指标方向性\n";

Form list_of(const std::string& rows, const std::string& headings = kHeadings) {
    Form form = draw_grid(headings + rows);
    form.title = "部门预算项目绩效目标表（2023年度）";
    form.fill_line = "部门：318青桐县教育局　　　金额单位：元";
    return form;
}

// Two rows of one project: unit, name, budget, goal, and the rest of the first row.
std::string project(const std::string& unit, const std::string& name, const std::string& budget,
                    const std::string& goal) {
    return unit + " ↓2 | " + name + " ↓2 | " + budget + " ↓2 | " + goal +
           " ↓2 | 产出指标 ↓2 | 数量指标 | 班级数 | ≥ | 48 | 个 | 15 | 正向指标\n"
           "^ | ^ | ^ | ^ | ^ | 质量指标 | 完成率 | ≥ | 95 | % | 15 | 正向指标\n";
}

}  // namespace

TEST_CASE("a second list without the first one's column of budgets is read with its own columns") {
    // The heading of the budget was looked up among the columns read last, which lacked it: the program crashed.
    auto pages = paginate(list_of(project("青桐县小学", "日常公用经费", "50,000.00", "保障运转。")), {});
    const Form second = list_of(
        "青桐县中学 ↓2 | 食堂改造 ↓2 | 特定目标类 ↓2 | 改善食堂。 ↓2 | 产出指标 ↓2 | 数量指标 | 食堂数 | ≥ | 1 | "
        "个 | 15 | 正向指标\n"
        "^ | ^ | ^ | ^ | ^ | 质量指标 | 合格率 | ≥ | 95 | % | 15 | 正向指标\n",
        "单位名称 | 项目名称 | 项目类别 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | "
        "度量单位 | 权重 | 指标方向性\n");
    auto more = paginate(second, {}, CutText::first_part, 2);
    more[0].text.loose_lines.clear();
    pages.push_back(more[0]);
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 2);
    CHECK(declarations[0].funding.at(0).label->text == "预算数");
    CHECK(declarations[0].funding[0].current->text == "50,000.00");
    CHECK(declarations[1].funding.empty());
    CHECK(declarations[1].project->category->text == "特定目标类");
    CHECK(declarations[1].project->name->text == "食堂改造");
}

TEST_CASE("two bodies' projects of one name are two projects, also over a page break") {
    // The name alone told projects apart on the next page: one declaration with the budget 50,000.0080,000.00.
    const auto check = [](const Form& form, const std::string& budget) {
        for (const std::vector<int>& breaks : {std::vector<int>{}, std::vector<int>{3}}) {
            const auto declarations = build(paginate(form, breaks));
            REQUIRE(declarations.size() == 2);
            CHECK(declarations[0].organisation.implementing_unit->text == "青桐县小学");
            CHECK(declarations[1].organisation.implementing_unit->text == "青桐县中学");
            CHECK(declarations[0].funding.at(0).current->text == "50,000.00");
            CHECK(declarations[1].funding.at(0).current->text == budget);
            CHECK(declarations[0].indicators.size() == 2);
            CHECK(declarations[1].indicators.size() == 2);
        }
    };
    const std::string first = project("青桐县小学", "日常公用经费", "50,000.00", "保障小学运转。");
    check(list_of(first + project("青桐县中学", "日常公用经费", "80,000.00", "保障中学运转。")), "80,000.00");
    check(list_of(first + project("青桐县中学", "日常公用经费", "50,000.00", "保障中学运转。")), "50,000.00");
}

TEST_CASE("one body's projects of one name are told apart by their budgets") {
    // As above, where the cell of the body's name is merged over both.
    const Form form = list_of(
        "青桐县小学 ↓4 | 日常公用经费 ↓2 | 50,000.00 ↓2 | 保障运转。 ↓2 | 产出指标 ↓2 | 数量指标 | 班级数 | ≥ | "
        "48 | 个 | 15 | 正向指标\n"
        "^ | ^ | ^ | ^ | ^ | 质量指标 | 完成率 | ≥ | 95 | % | 15 | 正向指标\n"
        "^ | 日常公用经费 ↓2 | 80,000.00 ↓2 | 保障运转。 ↓2 | 产出指标 ↓2 | 数量指标 | 教师数 | ≥ | 60 | 人 | 15 "
        "| 正向指标\n"
        "^ | ^ | ^ | ^ | ^ | 质量指标 | 合格率 | ≥ | 95 | % | 15 | 正向指标\n");
    for (const std::vector<int>& breaks : {std::vector<int>{}, std::vector<int>{3}}) {
        const auto declarations = build(paginate(form, breaks));
        REQUIRE(declarations.size() == 2);
        CHECK(declarations[0].funding.at(0).current->text == "50,000.00");
        CHECK(declarations[1].funding.at(0).current->text == "80,000.00");
        CHECK(declarations[1].organisation.implementing_unit->text == "青桐县小学");
    }
}

TEST_CASE("merged cells of their own are projects of their own, even if they say the same") {
    const std::string one = project("青桐县小学", "日常公用经费", "50,000.00", "保障运转。");
    const auto declarations = build(paginate(list_of(one + one), {}));
    REQUIRE(declarations.size() == 2);
    CHECK(declarations[1].indicators.size() == 2);
}

TEST_CASE("two budgets in one project are doubted") {
    // They were run together into one amount, accepted.
    Form first = list_of(project("青桐县小学", "日常公用经费", "50,000.00", "保障运转。"));
    const Form second = list_of(project("", "", "80,000.00", ""));
    auto pages = paginate(first, {});
    auto more = paginate(second, {}, CutText::first_part, 2);
    more[0].text.loose_lines.clear();
    pages.push_back(more[0]);
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 1);
    CHECK(declarations[0].funding.at(0).current->evidence.get(EvidenceKind::alphabet_gap));
}

TEST_CASE("a list that prints the project on every row has one declaration per project") {
    // Each row became a project of its own.
    const std::string subject = "青桐县小学 | 日常公用经费 | 50,000.00 | 保障运转。 | 产出指标 | ";
    const auto declarations =
        build(paginate(list_of(subject + "数量指标 | 班级数 | ≥ | 48 | 个 | 15 | 正向指标\n" + subject +
                               "质量指标 | 完成率 | ≥ | 95 | % | 15 | 正向指标\n" + subject +
                               "时效指标 | 及时率 | ≥ | 90 | % | 15 | 正向指标\n"),
                       {}));
    REQUIRE(declarations.size() == 1);
    CHECK(declarations[0].indicators.size() == 3);
    CHECK(declarations[0].funding.at(0).current->text == "50,000.00");
    CHECK(dump_issues(declarations[0]).empty());
}

TEST_CASE("an issue about a row of a list goes with the row's project and names its place there") {
    // The first project had all issues, with places counted through the list; the second had none.
    const Form form = list_of(project("青桐县小学", "日常公用经费", "50,000.00", "保障运转。") +
                              "青桐县中学 ↓2 | 食堂改造 ↓2 | 80,000.00 ↓2 | 改善食堂。 ↓2 | 产出指标 | 数量指标 | "
                              "食堂数 | ≥ | 1 | 个 | 15 | 正向指标\n"
                              "^ | ^ | ^ | ^ | | 质量指标 | 合格率 | ≥ | 95 | % | 15 | 正向指标\n");
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 2);
    CHECK(dump_issues(declarations[0]).empty());
    CHECK(dump_issues(declarations[1]) == "inherited-level warning indicators/1/level1\n");
}

TEST_CASE("a number that was inferred for a goal of a list is told") {
    // Lists told no such number, whatever stood there.
    const Form form =
        list_of(project("青桐县小学", "日常公用经费", "50,000.00", "保障运转。") +
                project("青桐县中学", "食堂改造", "80,000.00", "目标1：改善食堂。⏎目标1：培训厨师。"));
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 2);
    CHECK(declarations[1].goals.size() == 2);
    CHECK(dump_issues(declarations[0]).empty());
    CHECK(dump_issues(declarations[1]) == "inferred-number warning goals/1/text\n");
}

TEST_CASE("a unit that begins with a number is not run together with the value's") {
    // 5 and 1000元 came out as ≥51000元, accepted.
    const Form form = list_of(
        "青桐县小学 ↓2 | 日常公用经费 ↓2 | 50,000.00 ↓2 | 保障运转。 ↓2 | 成本指标 ↓2 | 经济成本指标 | 人均补助 | "
        "≥ | 5 | 1000元 | 15 | 正向指标\n"
        "^ | ^ | ^ | ^ | ^ | 经济成本指标 | 单价 | ≤ | 5 | 元/个 | 15 | 反向指标\n");
    const Declaration d = build(paginate(form, {})).at(0);
    REQUIRE(d.indicators.size() == 2);
    CHECK(d.indicators[0].value->text == "5");
    CHECK(d.indicators[0].unit->text == "1000元");
    CHECK_FALSE(d.indicators[0].value->value);
    CHECK(d.indicators[0].value->evidence.get(EvidenceKind::alphabet_gap));
    CHECK(d.indicators[1].value->value->unit == "元/个");
}

// A seal lay on 一级指标: the whole list went to a person, beside a cell without a place.
TEST_CASE("a heading that no two readers read alike heads the one column that it is half of") {
    const auto headed = [](const std::string& heading, double borne_out) {
        std::string headings = kHeadings;
        headings.replace(headings.find("一级指标"), std::string("一级指标").size(), heading);
        auto pages =
            paginate(list_of(project("青桐县小学", "日常公用经费", "50,000.00", "保障运转。"), headings), {});
        for (CellReading& cell : pages[0].text.tables.at(0))
            for (LineReading& line : cell.lines)
                if (joined_text(cell) == heading) line.evidence.set(EvidenceKind::borne_out, borne_out);
        return build(pages).at(0);
    };
    const auto is_placed = [](const Declaration& declaration) {
        return std::ranges::none_of(declaration.issues,
                                    [](const Issue& issue) { return issue.code == "unplaced-cells"; });
    };
    const Declaration worn = headed("一编鳙标", 0);
    CHECK(is_placed(worn));
    CHECK(worn.indicators.at(1).level1->text == "产出指标");
    CHECK(worn.indicators.at(0).level1->evidence.get(EvidenceKind::alphabet_gap) == 1);  // the column was guessed
    CHECK_FALSE(worn.indicators.at(0).level2->evidence.get(EvidenceKind::alphabet_gap));
    CHECK_FALSE(is_placed(headed("一编鳙标", 1)));  // so it is printed
    CHECK_FALSE(is_placed(headed("备用鳙炎", 0)));
}
