// 财政项目支出绩效目标申报表 since 2021 (domain.md, F6): the whole project beside the year, 成本指标 as a level 1.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr PairSpans kHeadSpans{2, 2};

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({13, 25, 12, 13, 13, 24}, style), 0, 1, false, {}};
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name"), label_cell("项目性质"),
                       leaf_cell(declaration, "project/nature"), label_cell("项目类别"),
                       leaf_cell(declaration, "project/category")});
    append_pair(block, {plain_text(department_label(declaration, style)), department_text(declaration, style)},
                {plain_text("实施单位"), leaf_text(declaration, "organisation/implementing_unit")}, kHeadSpans);
    append_pair(block, {plain_text("计划开始日期"), leaf_text(declaration, "project/start")},
                {plain_text("计划完成日期"), leaf_text(declaration, "project/end")}, kHeadSpans);
    append_pairs(block, declaration,
                 {{"项目编码", "project/code"}, {"项目属性", "project/attribute"}, {"项目期", "project/period"}},
                 kHeadSpans);
    return block;
}

FormBlock make_funding(const Json& declaration, const std::vector<double>& columns) {
    FormBlock block{"项目资金", columns, 0, 1, false, {}};
    append_funding_halves(block, declaration, "project_total");
    return block;
}

FormBlock make_goals(const Json& declaration, const std::vector<double>& columns, const PageStyle& style) {
    FormBlock block{"项目绩效目标", columns, 0, 2, false, {}};
    append_row(block,
               {label_cell("项目绩效目标", 1, 2), label_cell(pick_word(style, {"项目总目标", "项目总体目标"}), 2),
                label_cell("年度总体目标", 2)});
    append_row(block,
               {prose_cell(goals_text(declaration, "long_term", GoalMarkers::where_several), 2),
                prose_cell(goals_text(declaration, "annual", GoalMarkers::where_several), 2)},
               1);
    return block;
}

// The levels' columns are so narrow that 服务对象满意度指标 takes three lines (real-05).
IndicatorTable indicator_layout() {
    IndicatorTable table;
    table.side_label = "绩效指标";
    table.side_width = 7;
    table.columns = {{"一级指标", "level1", 6.7},
                     {"二级指标", "level2", 6.7},
                     {"三级指标", "name", 44},
                     {"年度(/项目)指标值", "value", 36}};
    return table;
}

}  // namespace

FormSheet make_cost_declaration_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    const std::vector<double> halves = column_positions({13, 20, 23, 20, 24}, style);
    sheet.blocks = {make_head(declaration, style), make_funding(declaration, halves),
                    make_goals(declaration, halves, style),
                    make_indicator_table(declaration, indicator_layout(), style)};
    set_notes(sheet, declaration);
    const FormLine people = people_line(declaration), signatures = signature_line(declaration);
    if (!people.empty()) sheet.below.push_back(people);
    if (!signatures.empty()) sheet.below.push_back(signatures);
    return sheet;
}

}  // namespace shenbao::typeset
