// The central layout of 项目支出绩效自评表 (domain.md, F4); its lower half is that of departments, too.
#include "tools/typeset/evaluation_blocks.hpp"
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_style.hpp"

namespace shenbao::typeset {
namespace {

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({18, 32, 14, 36}, style), 0, 1, false, {}};
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name", 3)});
    append_pairs(block, declaration,
                 {{"项目编码", "project/code"},
                  {"项目属性", "project/attribute"},
                  {"项目类别", "project/category"},
                  {"项目期", "project/period"}},
                 {1, 1});
    append_pair(block, {plain_text("主管部门"), department_text(declaration, style)},
                {plain_text("实施单位"), leaf_text(declaration, "organisation/implementing_unit")}, {1, 1});
    return block;
}

// Without points: budget, spending and rate, as formulas of each other.
FormBlock make_plain_funding(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目资金", column_positions({18, 34, 17, 17, 14}, style), 0, 2, false, {}};
    const std::vector<std::size_t> lines = funding_of(declaration, "project_annual");
    append_row(block, {{money_label("项目资金", declaration), 1, 1 + static_cast<int>(lines.size())},
                       label_cell(""),
                       label_cell("全年预算数(A)"),
                       label_cell("全年执行数(B)"),
                       label_cell("执行率(B/A)")});
    for (const std::size_t line : lines) {
        const std::string path = "funding/" + std::to_string(line) + "/";
        append_row(block,
                   {leaf_cell(declaration, path + "label"), leaf_cell(declaration, path + "adjusted"),
                    leaf_cell(declaration, path + "executed"), leaf_cell(declaration, path + "rate")},
                   1);
    }
    return block;
}

FormBlock make_funding(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目资金", column_positions({18, 22, 12.5, 12.5, 12.5, 7, 9, 7}, style), 0, 2, false, {}};
    const std::vector<std::size_t> lines = funding_of(declaration, "project_annual");
    append_row(block, {{money_label("项目资金", declaration), 1, 1 + static_cast<int>(lines.size())},
                       label_cell(""),
                       label_cell("年初预算数"),
                       label_cell("全年预算数"),
                       label_cell("全年执行数"),
                       label_cell("分值"),
                       label_cell("执行率"),
                       label_cell("得分")});
    for (const std::size_t line : lines) {
        const std::string path = "funding/" + std::to_string(line) + "/";
        std::vector<RowCell> cells;
        for (const char* key : {"label", "initial", "adjusted", "executed", "weight", "rate", "score"})
            cells.push_back(leaf_cell(declaration, path + key));
        append_row(block, std::move(cells), 1);
    }
    return block;
}

// Yunnan sets operator and unit beside the value, under a common header (real-12).
std::vector<IndicatorColumn> value_columns(const Json& declaration) {
    if (!any_indicator_has(declaration, "operator")) return {{"年度指标值", "value", 12}};
    return {{"指标性质", "operator", 7, "年度指标值"},
            {"指标值", "value", 8, "年度指标值"},
            {"度量单位", "unit", 7, "年度指标值"}};
}

// Transfer payments are evaluated without points (real-60).
bool has_points(const Json& declaration) {
    return any_indicator_has(declaration, "weight") || any_indicator_has(declaration, "score");
}

IndicatorTable indicator_layout(const Json& declaration, const Json& hints) {
    IndicatorTable table;
    table.side_label = "绩效指标";
    table.side_width = 5;
    table.columns = {{"一级指标", "level1", 9}, {"二级指标", "level2", 11}, {"三级指标", "name", 20}};
    for (IndicatorColumn& column : value_columns(declaration)) table.columns.push_back(std::move(column));
    const bool points = has_points(declaration);
    table.columns.push_back({points ? "实际完成值" : "全年完成值", "actual", 12});
    if (points) table.columns.insert(table.columns.end(), {{"分值", "weight", 6}, {"得分", "score", 7}});
    table.columns.push_back(
        {points ? "偏差原因分析及改进措施" : "未完成原因和改进措施", "deviation", 17, {}, {}, Align::left});
    const Json fillers = render_hint(hints, "filler_rows");
    if (fillers.is_array() && !fillers.empty()) table.filler = fillers[0].get<std::string>();
    return table;
}

// 总分 over all that stands left of 分值; the grade under the reasons.
FormBlock make_totals(const Json& declaration, const std::vector<double>& columns) {
    FormBlock block{"总分", columns, 0, 1, false, {}};
    const int cols = static_cast<int>(columns.size()) - 1;
    append_row(block, {label_cell("总分", cols - 3), leaf_cell(declaration, "totals/weight"),
                       leaf_cell(declaration, "totals/score"), leaf_cell(declaration, "totals/grade")});
    return block;
}

}  // namespace

FormBlock make_evaluation_goals(const Json& declaration, const PageStyle& style) {
    FormBlock block{"年度总体目标", column_positions({9, 48, 43}, style), 0, 2, false, {}};
    const bool points = has_points(declaration);
    append_row(block, {label_cell("年度总体目标", 1, 2), label_cell(points ? "预期目标" : "年初设定目标"),
                       label_cell(points ? "实际完成情况" : "全年实际完成情况")});
    append_row(block,
               {prose_cell(goals_text(declaration, "annual", GoalMarkers::where_several), 1),
                prose_cell(goals_text(declaration, "actual", GoalMarkers::where_several), 1)},
               1);
    return block;
}

std::vector<FormBlock> make_evaluation_indicators(const Json& declaration, const Json& hints,
                                                  const PageStyle& style) {
    std::vector<FormBlock> blocks{make_indicator_table(declaration, indicator_layout(declaration, hints), style)};
    if (declaration.value("totals", Json()).is_object())
        blocks.push_back(make_totals(declaration, blocks.back().columns));
    return blocks;
}

std::vector<FormBlock> make_central_evaluation(const Json& declaration, const Json& hints,
                                               const PageStyle& style) {
    std::vector<FormBlock> blocks{
        make_head(declaration, style),
        has_points(declaration) ? make_funding(declaration, style) : make_plain_funding(declaration, style),
        make_evaluation_goals(declaration, style)};
    for (FormBlock& block : make_evaluation_indicators(declaration, hints, style))
        blocks.push_back(std::move(block));
    return blocks;
}

}  // namespace shenbao::typeset
