// Lists of projects: one row per indicator, one declaration per project. Places and figures are invented.
#include <algorithm>
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

Form list_form() {
    Form form = draw_grid(R"(
        单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性
        318001-青桐县文化馆 ↓5 | 群众活动 ↓3 | 385,000.00 ↓3 | 开展活动。 ↓3 | 产出指标 ↓2 | 数量指标 | 活动场次 | ≥ | 48 | 场 | 15 | 正向指标
        ^ | ^ | ^ | ^ | ^ | 质量指标 | 完成率 | 大于等于 | 95 | % | 15 | 正向指标
        ^ | ^ | ^ | ^ | 效益指标 | 可持续影响指标 | 服务机制 | 定性 | 完善 | | 10 |
        ^ | 戏台修缮 ↓2 | 2,108.00 ↓2 | 完成修缮。 ↓2 | 产出指标 ↓2 | 数量指标 | 修缮面积 | ≥ | 860.5 | 平方米 | 20 | 正向指标
        ^ | ^ | ^ | ^ | ^ | 成本指标 | 修缮单价 | ≤ | 2450 | 元/平方米 | 10 | 反向指标
    )");
    form.title = "部门预算项目绩效目标表（2023年度）";
    form.attachment = "表11";
    form.fill_line = "部门：318青桐县文旅局　　　金额单位：元";
    return form;
}

}  // namespace

TEST_CASE("a list of projects is one declaration per project, with what is printed once in each") {
    const auto declarations = build(paginate(list_form(), {}));
    REQUIRE(declarations.size() == 2);
    for (const Declaration& d : declarations) {
        CHECK(dump_issues(d) == "");
        CHECK(d.form.family == "project_target_list");
        CHECK(d.attachment->text == "表11");
        CHECK(d.money_unit->text == "元");
        CHECK(d.organisation.department_name->text == "青桐县文旅局");
        CHECK(d.organisation.department_code->text == "318");
        CHECK(d.organisation.implementing_unit->text == "青桐县文化馆");
        CHECK(d.tables.size() == 1);
    }
    const Declaration& second = declarations[1];
    CHECK(declarations[0].id == "abc-1");
    CHECK(second.id == "abc-2");
    CHECK(declarations[0].project->name->text == "群众活动");
    CHECK(second.project->name->text == "戏台修缮");
    CHECK(second.funding.at(0).key == "item");
    CHECK(second.funding[0].current->value->unit == "元");
    CHECK(second.goals.at(0).text->text == "完成修缮。");
    REQUIRE(declarations[0].indicators.size() == 3);
    REQUIRE(second.indicators.size() == 2);
    CHECK(second.indicators[0].seq == 1);
    CHECK(second.indicators[1].level1->text == "产出指标");
    CHECK(second.indicators[1].direction->text == "反向指标");
    CHECK(second.indicators[1].value->value->unit == "元/平方米");
    CHECK(declarations[0].indicators[1].value->value->cmp == Comparator::ge);
    CHECK(declarations[0].indicators[2].op->text == "定性");
    CHECK(declarations[0].indicators[2].unit->text.empty());
}

TEST_CASE("a project goes on over a page break, also under headings printed again") {
    const Form form = list_form();
    const auto whole = build(paginate(form, {}));
    for (const CutText cut : {CutText::first_part, CutText::second_part})
        for (const int row : {2, 3, 4, 5}) {
            const auto declarations = build(paginate(form, {row}, cut));
            INFO("break before row " << row);
            REQUIRE(declarations.size() == 2);
            for (std::size_t i = 0; i < 2; ++i)
                CHECK(differences(flatten(whole[i]), flatten(declarations[i])) == "");
        }
}

// Every project carried every table of the list.
TEST_CASE("a project carries the tables it was read from") {
    Form form = list_form();
    REQUIRE(replace_text(form, "预算数", "预算金额"));
    const auto declarations = build(paginate(form, {4}));
    REQUIRE(declarations.size() == 2);
    const auto tables = [&](std::size_t project) {
        std::string ids;
        for (const Table& table : declarations[project].tables) ids += table.id + (table.continues ? "+ " : " ");
        return ids;
    };
    CHECK(tables(0) == "t1 ");
    // The second stands on the second page; its unit and the heading of its budget on the first.
    CHECK(tables(1) == "t1 t2+ ");
    visit_fields(declarations[1], [&](const std::string& path, const Field& field) {
        INFO(path);
        if (field.cell) CHECK(std::ranges::count(declarations[1].tables, field.cell->table, &Table::id) == 1);
    });
}

TEST_CASE("a project of another page does not carry the first page's table") {
    Form form = draw_grid(R"(
        项目名称 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重
        群众活动 ↓2 | 开展活动。 ↓2 | 产出指标 ↓2 | 数量指标 | 活动场次 | ≥ | 48 | 场 | 15
        ^ | ^ | ^ | 质量指标 | 完成率 | ≥ | 95 | % | 15
        戏台修缮 ↓2 | 完成修缮。 ↓2 | 产出指标 ↓2 | 数量指标 | 修缮面积 | ≥ | 860.5 | 平方米 | 20
        ^ | ^ | ^ | 成本指标 | 修缮单价 | ≤ | 2450 | 元/平方米 | 10
    )");
    form.title = "部门预算项目绩效目标表（2023年度）";
    const auto declarations = build(paginate(form, {3}));
    REQUIRE(declarations.size() == 2);
    REQUIRE(declarations[0].tables.size() == 1);
    CHECK(declarations[0].tables[0].id == "t1");
    REQUIRE(declarations[1].tables.size() == 1);
    CHECK(declarations[1].tables[0].id == "t2");
    CHECK_FALSE(declarations[1].tables[0].continues);
}
