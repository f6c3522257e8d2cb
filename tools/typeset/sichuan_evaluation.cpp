// Sichuan's form 510000_0013zp (real-11): pre-printed instructions in cells, eleven columns of indicators.
#include "tools/typeset/evaluation_blocks.hpp"
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/project_rows.hpp"

namespace shenbao::typeset {
namespace {

constexpr const char* kReasonPrompt =
    "1.预算执行率=预算执行数/调整后预算数,预算执行率未达到90%的需说明原因(100字以内);"
    "2.年中发生预算调整的(追加或调减),应单独说明理由;"
    "3.其他资金包括:社会投入资金、银行贷款.";

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({13, 37, 13, 37}, style), 0, 1, false, {}};
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name", 3)});
    append_pair(block, {plain_text("主管部门"), department_text(declaration, style)},
                {plain_text("实施单位(盖章)"), leaf_text(declaration, "organisation/implementing_unit")}, {1, 1});
    return block;
}

FormBlock make_basics(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目基本情况", column_positions({13, 17, 35, 35}, style), 0, 2, false, {}};
    append_row(block, {label_cell("项目基本情况", 1, 3), label_cell("1.项目年度目标完成情况", 1, 2),
                       label_cell("项目年度目标"), label_cell("年度目标完成情况")});
    append_row(block,
               {prose_cell(goals_text(declaration, "annual", GoalMarkers::where_several), 1),
                prose_cell(goals_text(declaration, "actual", GoalMarkers::where_several), 1)},
               2);
    append_row(block,
               {label_cell("2.项目实施内容及过程概述"), prose_cell(leaf_text(declaration, "project/overview"), 2)},
               1);
    return block;
}

FormText budget_label(const Json& declaration) {
    return money_label("年度预算数", declaration);
}

FormBlock make_funding(const Json& declaration, const PageStyle& style) {
    FormBlock block{"预算执行情况", column_positions({13, 15, 10, 11, 10, 9, 6, 6, 20}, style), 0, 2, false, {}};
    const std::vector<std::size_t> lines = funding_of(declaration, "project_annual");
    const int count = static_cast<int>(lines.size());
    append_row(block, {label_cell("预算执行情况(10分)", 1, 1 + count),
                       {budget_label(declaration)},
                       label_cell("年初预算"),
                       label_cell("调整后预算数"),
                       label_cell("预算执行数"),
                       label_cell("预算执行率"),
                       label_cell("权重"),
                       label_cell("得分"),
                       label_cell("原因")});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string path = "funding/" + std::to_string(lines[i]) + "/";
        std::vector<RowCell> cells;
        for (const char* key : {"label", "initial", "adjusted", "executed", "rate", "weight", "score"})
            cells.push_back(leaf_cell(declaration, path + key));
        if (i == 0) cells.push_back({plain_text(kReasonPrompt), 1, count, Align::left});
        append_row(block, std::move(cells), 1);
    }
    return block;
}

IndicatorTable indicator_layout() {
    IndicatorTable table;
    table.side_label = "绩效指标(90分)";
    table.side_width = 13;
    table.columns = {{"一级指标", "level1", 9}, {"二级指标", "level2", 11},
                     {"三级指标", "name", 17},  {"指标性质", "operator", 7},
                     {"指标值", "value", 8},    {"度量单位", "unit", 7},
                     {"完成值", "actual", 8},   {"权重", "weight", 6},
                     {"得分", "score", 7},      {"未完成原因分析", "deviation", 15, {}, {}, Align::left}};
    return table;
}

FormBlock make_totals(const Json& declaration, const std::vector<double>& columns) {
    FormBlock block{"合计", columns, 0, 1, false, {}};
    append_row(block,
               {label_cell("合计", static_cast<int>(columns.size()) - 4), leaf_cell(declaration, "totals/weight"),
                leaf_cell(declaration, "totals/score"), leaf_cell(declaration, "totals/grade")});
    return block;
}

FormBlock make_conclusions(const Json& declaration, const PageStyle& style) {
    FormBlock block{"评价结论", column_positions({13, 87}, style), 0, 1, false, {}};
    for (const auto& [label, text] : declaration.at("conclusions").items())
        append_prose(block, label, leaf_text(declaration, "conclusions/" + label), 2);
    return block;
}

}  // namespace

std::vector<FormBlock> make_sichuan_evaluation(const Json& declaration, const PageStyle& style) {
    std::vector<FormBlock> blocks{make_head(declaration, style), make_basics(declaration, style),
                                  make_funding(declaration, style)};
    blocks.push_back(make_indicator_table(declaration, indicator_layout(), style));
    blocks.push_back(make_totals(declaration, blocks.back().columns));
    blocks.push_back(make_conclusions(declaration, style));
    return blocks;
}

}  // namespace shenbao::typeset
