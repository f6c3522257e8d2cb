// 项目支出绩效目标执行监控表 (domain.md, F5): ticks for causes and for what is likely.
//
// Money and goal stand on the columns of the indicators, their labels over the first two: 绩效指标 and 一级指标.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kLabelCols = 2;
constexpr int kTextCols = 15;

std::string period_of(const Json& declaration) {
    const Json period = leaf_at(declaration, "period");
    return period.is_string() ? period.get<std::string>() : "";
}

IndicatorTable indicator_layout(const Json& declaration) {
    const std::string causes = "偏差原因分析", likely = "完成目标可能性";
    IndicatorTable table;
    table.side_label = "绩效指标";
    table.side_width = 7;
    table.columns = {{"一级指标", "level1", 6},
                     {"二级指标", "level2", 7},
                     {"三级指标", "name", 12},
                     {"年度指标值", "value", 8.5},
                     {period_of(declaration) + "执行情况", "actual", 8.5},
                     {"全年预计完成情况", "forecast", 8.5}};
    for (const char* cause : {"经费保障", "制度保障", "人员保障", "硬件条件保障", "其他"})
        table.columns.push_back({cause, std::string("causes/") + cause, 2.8, causes});
    table.columns.push_back({"原因说明", "causes/原因说明", 11, causes, {}, Align::left});
    for (const char* word : {"确定能", "有可能", "完全不可能"})
        table.columns.push_back({word, "likelihood", 2.8, likely, word});
    table.columns.push_back({"备注", "remark", 9, {}, {}, Align::left});
    return table;
}

void append_funding(FormBlock& block, const Json& declaration) {
    const std::vector<std::size_t> lines = funding_of(declaration, "project_annual");
    const std::string period = period_of(declaration);
    append_row(block, {{money_label("项目资金", declaration), kLabelCols, 1 + static_cast<int>(lines.size())},
                       label_cell("", 3),
                       label_cell("年初预算数", 3),
                       {framed_leaf("", declaration, "period", "执行数"), 3},
                       label_cell(period + "执行率", 3),
                       label_cell("全年预计执行数", 3)});
    for (const std::size_t line : lines) {
        const std::string path = "funding/" + std::to_string(line) + "/";
        std::vector<RowCell> cells;
        for (const char* key : {"label", "initial", "executed", "rate", "forecast"})
            cells.push_back(leaf_cell(declaration, path + key, 3));
        append_row(block, std::move(cells), kLabelCols);
    }
}

// The first rows have rules of their own right of their labels.
std::vector<double> head_columns(const std::vector<double>& columns, const PageStyle& style) {
    std::vector<double> own{0};
    for (const double share : column_positions({40, 13, 47}, style))
        own.push_back(columns[kLabelCols] + share * (1 - columns[kLabelCols]));
    return own;
}

FormBlock make_head(const Json& declaration, const std::vector<double>& columns, const PageStyle& style) {
    FormBlock block{"项目名称", head_columns(columns, style), 0, 1, false, {}};
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name", 3)});
    append_pair(block, {plain_text(department_label(declaration, style)), department_text(declaration, style)},
                {plain_text("实施单位"), leaf_text(declaration, "organisation/implementing_unit")}, {1, 1});
    return block;
}

FormBlock make_body(const Json& declaration, const std::vector<double>& columns) {
    FormBlock block{"项目资金", columns, 0, 2, false, {}};
    append_funding(block, declaration);
    append_row(block, {label_cell("年度总体目标", kLabelCols),
                       prose_cell(goals_text(declaration, "annual", GoalMarkers::where_several), kTextCols)});
    return block;
}

}  // namespace

FormSheet make_monitoring_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    FormBlock indicators = make_indicator_table(declaration, indicator_layout(declaration), style);
    sheet.blocks = {make_head(declaration, indicators.columns, style), make_body(declaration, indicators.columns)};
    sheet.blocks.push_back(std::move(indicators));
    sheet.notes_label = "注:";
    set_notes(sheet, declaration);
    const FormLine people = people_line(declaration), signatures = signature_line(declaration);
    if (!signatures.empty()) sheet.below.push_back(signatures);
    if (!people.empty()) sheet.below.push_back(people);
    return sheet;
}

}  // namespace shenbao::typeset
