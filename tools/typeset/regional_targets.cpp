// 区域绩效目标表 of a transfer payment (domain.md, F3): the bodies of three tiers, amounts with their unit in the
// label, an indicator's unit in a column of its own. Which rows are paired is a guess.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kCols = 4;

// 年度金额(万元): with the unit marked as the field, in the first of the rows.
FormText amount_label(const Json& declaration, std::size_t line, bool first) {
    FormText label = leaf_text(declaration, "funding/" + std::to_string(line) + "/label");
    if (first) mark_field(label, "money_unit", leaf_at(declaration, "money_unit"));
    return label;
}

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"资金名称", column_positions({18, 32, 18, 32}, style), 0, 1, false, {}};
    append_row(block, {label_cell("资金名称"), leaf_cell(declaration, "project/name", kCols - 1)});
    LabelledText central = other_text(declaration, "中央主管部门");
    append_row(block, {{std::move(central.label)}, {std::move(central.text), kCols - 1}});
    append_pair(block, other_text(declaration, "省级财政部门"), other_text(declaration, "省级主管部门"), {1, 1});
    append_pair(block, other_text(declaration, "区县财政部门"),
                {plain_text("区县主管部门"), department_text(declaration, style)}, {1, 1});
    const std::vector<std::size_t> lines = funding_of(declaration, "project_annual");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<RowCell> cells;
        if (i == 0) cells.push_back(label_cell("资金情况", 1, static_cast<int>(lines.size())));
        cells.push_back({amount_label(declaration, lines[i], i == 0)});
        cells.push_back(leaf_cell(declaration, "funding/" + std::to_string(lines[i]) + "/current", kCols - 2));
        append_row(block, std::move(cells), i == 0 ? 0 : 1);
    }
    append_prose(block, "年度目标", goals_text(declaration, "annual", GoalMarkers::where_several), kCols);
    return block;
}

IndicatorTable indicator_layout(const PageStyle& style) {
    IndicatorTable table;
    table.side_label = pick(style, "side of regional targets", 2) == 0 ? "绩效指标" : "";
    table.side_width = pick_side_width(style, 11);
    table.columns = {{"一级指标", "level1", 15},
                     {"二级指标", "level2", 19},
                     {"三级指标", "name", 29},
                     {"单位", "unit", 10},
                     {"指标值", "value", 16}};
    return table;
}

}  // namespace

FormSheet make_regional_targets_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    sheet.blocks = {make_head(declaration, style),
                    make_indicator_table(declaration, indicator_layout(style), style)};
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
