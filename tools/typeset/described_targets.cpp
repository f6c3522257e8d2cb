// 项目支出绩效目标表 of Tianjin (domain.md, F3, real-07): the body with its code above the table, without a label;
// the size and use of the budget in words; a description of each indicator. What the rows of money are is a guess.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kCols = 4;

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({18, 32, 18, 32}, style), 0, 1, false, {}};
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name", kCols - 1)});
    append_pairs(block, declaration,
                 {{"实施单位", "organisation/implementing_unit"}, {"项目期", "project/period"}}, {1, 1});
    const std::vector<std::size_t> lines = funding_of(declaration, "project_annual");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<RowCell> cells;
        if (i == 0) cells.push_back(label_cell("项目资金", 1, static_cast<int>(lines.size())));
        append_funding_cells(cells, declaration, lines[i], kCols - 2);
        append_row(block, std::move(cells), i == 0 ? 0 : 1);
    }
    LabelledText use = other_text(declaration, "预算规模及资金用途");
    append_row(block, {{std::move(use.label)}, prose_cell(std::move(use.text), kCols - 1)});
    append_prose(block, pick_word(style, {"绩效目标", "年度目标"}),
                 goals_text(declaration, "annual", GoalMarkers::where_several), kCols);
    return block;
}

IndicatorTable indicator_layout(const PageStyle& style) {
    IndicatorTable table;
    table.side_label = "绩效指标";
    table.side_width = pick_side_width(style, 10);
    if (pick(style, "levels of targets", 3) == 1) table.levels = Levels::on_every_row;
    table.columns = {{"一级指标", "level1", 13},
                     {"二级指标", "level2", 15},
                     {"三级指标", "name", 21},
                     {"绩效指标描述", "description", 25},
                     {"指标值", "value", 16}};
    return table;
}

}  // namespace

FormSheet make_described_targets_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    FormText body = leaf_text(declaration, "organisation/department_code");
    append_field(body, "organisation/department_name", leaf_at(declaration, "organisation/department_name"));
    sheet.above = {{{std::move(body), 0.0}, {framed_leaf("单位:", declaration, "money_unit"), 0.85}}};
    sheet.blocks = {make_head(declaration, style),
                    make_indicator_table(declaration, indicator_layout(style), style)};
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
