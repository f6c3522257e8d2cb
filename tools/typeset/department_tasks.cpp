// 部门(单位)整体支出绩效目标申报表 (domain.md, F1c): the year's tasks with their money (central template of 2015),
// or 年度预算申请 by income and spending (Hunan).
#include "tools/typeset/department_money.hpp"
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kCols = 7;

bool has_tasks(const Json& declaration) {
    return !declaration.value("annual_tasks", Json::array()).empty();
}

// The head of the money's column of this key: the label of its total, or the template's word.
RowCell money_head(const Json& declaration, const char* key, const char* word) {
    return {funding_text(declaration, "tasks", key, word).label};
}

void append_task(FormBlock& block, const Json& declaration, std::size_t index) {
    const std::string path = "annual_tasks/" + std::to_string(index) + "/";
    const Json number = leaf_at(declaration, path + "number");
    const std::string marker = number.is_number() ? "任务" + std::to_string(number.get<int>()) + ":" : "";
    std::vector<RowCell> cells{{labelled(marker, leaf_text(declaration, path + "name"))},
                               prose_cell(leaf_text(declaration, path + "text"), 2)};
    for (const char* key : {"amount_total", "amount_fiscal", "amount_other"})
        cells.push_back(leaf_cell(declaration, path + key));
    append_row(block, std::move(cells), 1);
}

void append_tasks(FormBlock& block, const Json& declaration) {
    const std::size_t tasks = declaration.at("annual_tasks").size();
    append_row(block, {label_cell("年度主要任务", 1, static_cast<int>(tasks) + 3),
                       label_cell("任务名称", 1, 2),
                       label_cell("主要内容", 2, 2),
                       {money_label("预算金额", declaration), 3}});
    append_row(block,
               {money_head(declaration, "total", "总额"), money_head(declaration, "fiscal", "财政拨款"),
                money_head(declaration, "other", "其他资金")},
               4);
    for (std::size_t i = 0; i < tasks; ++i) append_task(block, declaration, i);
    std::vector<RowCell> sums{label_cell("金额合计", 3)};
    for (const char* key : {"total", "fiscal", "other"})
        sums.push_back({funding_text(declaration, "tasks", key, "").text});
    append_row(block, std::move(sums), 1);
}

IndicatorTable indicator_layout(const PageStyle& style) {
    IndicatorTable table;
    table.side_label = "年度绩效指标";
    table.side_width = pick_side_width(style, 13);
    table.columns = {
        {"一级指标", "level1", 14}, {"二级指标", "level2", 17}, {"三级指标", "name", 32}, {"指标值", "value", 24}};
    return table;
}

FormText functions_text(const Json& declaration) {
    FormText text = leaf_text(declaration, "functions_overview/intro");
    const Json items = leaf_at(declaration, "functions_overview/items");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Json number = items[i].value("number", Json());
        const std::string marker = number.is_number() ? std::to_string(number.get<int>()) + "." : "";
        const std::string path = "functions_overview/items/" + std::to_string(i) + "/text";
        append_line(text, labelled(marker, leaf_text(declaration, path)));
    }
    return text;
}

FormBlock make_tasks_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"部门(单位)名称", column_positions({13, 17, 18, 19, 11, 11, 11}, style), 0, 1, false, {}};
    append_row(block, {label_cell("部门(单位)名称"), {department_text(declaration, style), kCols - 1}});
    append_tasks(block, declaration);
    append_prose(block, "年度总体目标", goals_text(declaration, "annual", GoalMarkers::always), kCols);
    return block;
}

std::vector<FormBlock> make_hunan_heads(const Json& declaration, const PageStyle& style) {
    FormBlock name{"部门(单位)名称", column_positions({16, 84}, style), 0, 1, false, {}};
    append_row(name, {label_cell("部门(单位)名称"), {department_text(declaration, style)}});
    FormBlock texts{"职能职责概述", column_positions({16, 84}, style), 0, 1, false, {}};
    append_prose(texts, "职能职责概述", functions_text(declaration), 2);
    append_prose(texts, "整体绩效目标", goals_text(declaration, "annual", GoalMarkers::where_several), 2);
    return {name, make_budget_application(declaration, style), texts};
}

}  // namespace

FormSheet make_department_tasks_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    sheet.blocks = has_tasks(declaration) ? std::vector<FormBlock>{make_tasks_head(declaration, style)}
                                          : make_hunan_heads(declaration, style);
    sheet.blocks.push_back(make_indicator_table(declaration, indicator_layout(style), style));
    set_notes(sheet, declaration);
    const FormLine people = people_line(declaration), signatures = signature_line(declaration);
    if (!people.empty()) sheet.below.push_back(people);
    if (!signatures.empty()) sheet.below.push_back(signatures);
    return sheet;
}

}  // namespace shenbao::typeset
