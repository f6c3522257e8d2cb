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
