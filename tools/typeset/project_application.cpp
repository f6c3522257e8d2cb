// 财政支出(项目)绩效目标申报表, the local template of the frame of 2011 (domain.md, F2a): boxes to check, one cell
// for all money, a schedule, long-term and annual indicators one below the other, opinions at the end.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kCols = 4;

// Each line of money on a line of the one cell: "label: amount", parts of another in brackets behind it.
FormText money_text(const Json& declaration) {
    FormText text;
    const Json funding = declaration.value("funding", Json::array());
    for (std::size_t i = 0; i < funding.size(); ++i) {
        const std::string path = "funding/" + std::to_string(i) + "/";
        FormText line = leaf_text(declaration, path + "label");
        append_text(line, leaf_text(declaration, path + "current"));
        if (!funding[i].value("is_of_which", false)) {
            append_line(text, line);
            continue;
        }
        append_text(text, labelled("(", line));
        text.text += ")";
    }
    return text;
}

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({17, 33, 17, 33}, style), 0, 1, false, {}};
    const auto pair = [&](const char* left, const char* left_path, const char* right, const char* right_path) {
        append_pair(block, {plain_text(left), leaf_text(declaration, left_path)},
                    {plain_text(right), leaf_text(declaration, right_path)}, {1, 1});
    };
    pair("项目名称", "project/name", "项目属性", "project/attribute");
    pair("主管部门", "organisation/department_name", "主管部门编码", "organisation/department_code");
    pair("项目实施单位", "organisation/implementing_unit", "项目负责人", "organisation/principal");
    pair("联系电话", "organisation/phone", "项目起止时间", "project/period");
    append_row(block,
               {{money_label("项目资金申请", declaration)}, prose_cell(money_text(declaration), kCols - 1)});
    for (const auto& [label, path] :
         {std::pair{"单位职能概述", "functions_overview/intro"}, std::pair{"项目概况", "project/overview"}})
        if (has_leaf(declaration, path)) append_prose(block, label, leaf_text(declaration, path), kCols);
    return block;
}

FormBlock make_reasons(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目立项情况", column_positions({17, 23, 60}, style), 0, 1, false, {}};
    int row = 0;
    for (const auto& [label, path] :
         {std::pair{"项目立项的依据", "project/basis"}, std::pair{"项目申报的可行性", "project/feasibility"},
          std::pair{"项目申报的必要性", "project/necessity"}}) {
        std::vector<RowCell> cells;
        if (row == 0) cells.push_back(label_cell("项目立项情况", 1, 3));
        cells.push_back(label_cell(label));
        cells.push_back(prose_cell(leaf_text(declaration, path), 1));
        append_row(block, std::move(cells), row++ == 0 ? 0 : 1);
    }
    return block;
}

FormBlock make_schedule(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目实施进度计划", column_positions({17, 47, 18, 18}, style), 0, 2, false, {}};
    const int steps = static_cast<int>(leaf_at(declaration, "project/schedule").size());
    append_row(block, {label_cell("项目实施进度计划", 1, steps + 1), label_cell("项目实施内容"),
                       label_cell("开始时间"), label_cell("完成时间")});
    for (int i = 0; i < steps; ++i) {
        const std::string path = "project/schedule/" + std::to_string(i) + "/";
        append_row(
            block,
            {prose_cell(labelled(std::to_string(i + 1) + "、", leaf_text(declaration, path + "content")), 1),
             leaf_cell(declaration, path + "start"), leaf_cell(declaration, path + "end")},
            1);
    }
    return block;
}

FormBlock make_goals(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目绩效目标", column_positions({17, 41.5, 41.5}, style), 0, 2, false, {}};
    append_row(block, {label_cell("项目绩效目标", 1, 2), label_cell("长期目标"), label_cell("年度目标")});
    append_row(block,
               {prose_cell(goals_text(declaration, "long_term", GoalMarkers::where_several), 1),
                prose_cell(goals_text(declaration, "annual", GoalMarkers::where_several), 1)},
               1);
    return block;
}

IndicatorTable indicator_layout(const std::string& horizon, const std::string& side, const PageStyle& style) {
    IndicatorTable table;
    table.side_label = side;
    table.side_width = pick_side_width(style, 9);
    table.horizon = horizon;
    table.columns = {{"一级指标", "level1", 14},
                     {"二级指标", "level2", 19},
                     {"指标内容", "name", 29},
                     {"指标值", "value", 17},
                     {"备注", "remark", 12}};
    return table;
}

FormBlock make_tail(const Json& declaration, const PageStyle& style) {
    FormBlock block{"其他说明的问题", column_positions({17, 83}, style), 0, 1, false, {}};
    append_row(block, {label_cell("其他说明的问题"), prose_cell(leaf_text(declaration, "notes/0"), 1)});
    append_opinions(block, declaration, 2);
    return block;
}

}  // namespace

FormSheet make_application_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    set_heading(sheet, declaration);
    sheet.above = {
        {{labelled("填报单位(盖章):", plain_text(leaf_text(declaration, "organisation/implementing_unit").text)),
          0.0}}};
    sheet.blocks = {make_head(declaration, style), make_reasons(declaration, style),
                    make_schedule(declaration, style), make_goals(declaration, style)};
    for (const auto& [horizon, side] :
         {std::pair{"long_term", "长期绩效指标"}, std::pair{"annual", "年度绩效指标"}}) {
        FormBlock block = make_indicator_table(declaration, indicator_layout(horizon, side, style), style);
        if (block.rows > 1) sheet.blocks.push_back(std::move(block));
    }
    sheet.blocks.push_back(make_tail(declaration, style));
    sheet.below = {{{framed_leaf("填报人:", declaration, "organisation/filler"), 0.0},
                    {framed_leaf("单位负责人:", declaration, "organisation/unit_head"), 0.35},
                    {framed_leaf("填报日期:", declaration, "fill_date"), 0.7}}};
    return sheet;
}

}  // namespace shenbao::typeset
