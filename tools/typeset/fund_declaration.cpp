// 绩效目标申报表(...类) of a fund (domain.md, F2c, real-03, real-13): name and phone of who is in charge in one
// cell, the year's goal beside what came of it, prompts and stars in the names of indicators, opinions with seals.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kCols = 4;

FormText person_with_phone(const Json& declaration, const PageStyle& style) {
    FormText text = leaf_text(declaration, "organisation/principal");
    text.text += pick_word(style, {"", " ", "、"});
    append_field(text, "organisation/phone", leaf_at(declaration, "organisation/phone"));
    return text;
}

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({17, 33, 20, 30}, style), 0, 1, false, {}};
    append_pair(block, {plain_text("项目名称"), leaf_text(declaration, "project/name")},
                {plain_text("项目负责人及电话"), person_with_phone(declaration, style)}, {1, 1});
    append_pair(block, {plain_text("主管部门"), department_text(declaration, style)},
                {plain_text("实施单位"), implementing_text(declaration, style)}, {1, 1});
    const std::vector<std::size_t> lines = funding_of(declaration, "project_annual");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<RowCell> cells;
        if (i == 0) cells.push_back({money_label("资金情况", declaration), 1, static_cast<int>(lines.size())});
        append_funding_cells(cells, declaration, lines[i], kCols - 2);
        append_row(block, std::move(cells), i == 0 ? 0 : 1);
    }
    return block;
}

FormBlock make_goals(const Json& declaration, const PageStyle& style) {
    const FormText annual = goals_text(declaration, "annual", GoalMarkers::where_several);
    const FormText actual = goals_text(declaration, "actual", GoalMarkers::where_several);
    const bool both = !actual.text.empty();
    FormBlock block{
        "总体目标", column_positions(both ? std::vector<double>{17, 45, 38} : std::vector<double>{17, 83}, style),
        0,          2,
        false,      {}};
    std::vector<RowCell> heads{label_cell("总体目标", 1, 2), label_cell("年度目标")};
    std::vector<RowCell> texts{prose_cell(annual, 1)};
    if (both) {
        heads.push_back(label_cell("年度总体目标完成情况"));
        texts.push_back(prose_cell(actual, 1));
    }
    append_row(block, std::move(heads));
    append_row(block, std::move(texts), 1);
    return block;
}

IndicatorTable indicator_layout(const Json& declaration, const PageStyle& style) {
    IndicatorTable table;
    table.side_label = "绩效指标";
    table.side_width = pick_side_width(style, 11);
    table.columns = {
        {"一级指标", "level1", 14}, {"二级指标", "level2", 18}, {"三级指标", "name", 31}, {"指标值", "value", 16}};
    if (any_indicator_has(declaration, "remark")) table.columns.push_back({"备注", "remark", 10});
    return table;
}

FormBlock make_opinions(const Json& declaration, const PageStyle& style) {
    FormBlock block{"审核意见", column_positions({24, 76}, style), 0, 1, false, {}};
    append_sealed_opinions(block, declaration, "(盖章)", 2);
    return block;
}

}  // namespace

FormSheet make_fund_declaration_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    sheet.blocks = {make_head(declaration, style), make_goals(declaration, style),
                    make_indicator_table(declaration, indicator_layout(declaration, style), style),
                    make_opinions(declaration, style)};
    sheet.notes_label = "注:";
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
