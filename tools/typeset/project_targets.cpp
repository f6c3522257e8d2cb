// 项目支出绩效目标表 (domain.md, F3): five columns in common for all rows, or a head of columns of its own.
#include <algorithm>

#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

// The layout of transfer payments has a line of money from above and other words (real-02).
bool is_transfer(const Json& declaration) {
    for (const Json& line : declaration.value("funding", Json::array()))
        if (line.value("key", "") == "superior") return true;
    return false;
}

// Gansu 2023: pairs of label and value down to the goal, money among them, indicators without a side label.
bool is_gansu(const Json& declaration) {
    return !funding_of(declaration, "project_total").empty();
}

IndicatorTable indicator_layout(const Json& declaration, const PageStyle& style) {
    const bool transfer = is_transfer(declaration), gansu = is_gansu(declaration);
    IndicatorTable table;
    table.side_label = gansu ? "" : "绩效指标";
    table.side_width = pick_side_width(style, 13);
    if (pick(style, "levels of targets", 3) == 1) table.levels = Levels::on_every_row;
    table.columns = {{"一级指标", "level1", 14}, {"二级指标", "level2", 18}};
    const std::string_view name = transfer ? "指标内容" : pick_word(style, {"三级指标", "指标内容"});
    table.columns.push_back({gansu ? "三级指标" : std::string(name), "name", 32});
    if (any_indicator_has(declaration, "description"))
        table.columns.push_back({"绩效指标描述", "description", 20});
    const bool parted = any_indicator_has(declaration, "operator");
    if (parted) table.columns.push_back({"指标性质", "operator", 9});
    table.columns.push_back({gansu ? "指标目标值" : "指标值", "value", parted ? 13.0 : 23.0});
    if (parted) table.columns.push_back({"计量单位", "unit", 9});
    if (any_indicator_has(declaration, "direction")) table.columns.push_back({"指标方向", "direction", 10});
    if (any_indicator_has(declaration, "standard")) table.columns.push_back({"绩效标准", "standard", 15});
    if (any_indicator_has(declaration, "weight")) table.columns.push_back({"分值", "weight", 9});
    return table;
}

void append_project(FormBlock& block, const Json& declaration, const PairSpans& spans, const PageStyle& style) {
    const bool transfer = is_transfer(declaration);
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name", spans.all() - 1)});
    append_pair(block,
                {plain_text(transfer ? "项目主管部门" : department_label(declaration, style)),
                 department_text(declaration, style)},
                {plain_text(transfer ? "项目执行单位" : "实施单位"), implementing_text(declaration, style)},
                spans);
    append_pairs(block, declaration,
                 {{std::string(pick_word(style, {"项目属性", "项目来源"})), "project/attribute"},
                  {std::string(pick_word(style, {"项目期", "项目起止时间"})), "project/period"},
                  {"项目类别", "project/category"},
                  {"项目性质", "project/nature"},
                  {"项目编码", "project/code"},
                  {"项目开始日期", "project/start"},
                  {"项目完成日期", "project/end"}},
                 spans);
}

// At least as many rows as the form has lines pre-printed: three.
void append_funding(FormBlock& block, const Json& declaration, int cols) {
    constexpr std::size_t kLeastRows = 3;
    const std::vector<std::size_t> lines = funding_of(declaration, "project_annual");
    const std::size_t rows = std::max(kLeastRows, lines.size());
    const FormText side = money_label(is_transfer(declaration) ? "资金情况" : "项目资金", declaration);
    for (std::size_t i = 0; i < rows; ++i) {
        std::vector<RowCell> cells;
        if (i == 0) cells.push_back({side, 1, static_cast<int>(rows)});
        const auto line = i < lines.size() ? std::optional<std::size_t>(lines[i]) : std::nullopt;
        append_funding_cells(cells, declaration, line, cols - 2);
        append_row(block, std::move(cells), i == 0 ? 0 : 1);
    }
}

void append_goal(FormBlock& block, const Json& declaration, int cols, const PageStyle& style) {
    const FormText goals = goals_text(declaration, "annual", GoalMarkers::where_several);
    if (!is_transfer(declaration)) {
        append_prose(block, pick_word(style, {"年度目标", "绩效目标", "总体目标"}), goals, cols);
        return;
    }
    append_row(block, {label_cell("总体目标", 1, 2), label_cell("年度目标", cols - 1)});
    append_row(block, {prose_cell(goals, cols - 1)}, 1);
}

void append_texts(FormBlock& block, const Json& declaration, int cols) {
    for (const auto& [label, path] : {std::pair{"立项依据", "project/basis"}, {"项目概况", "project/overview"}})
        if (has_leaf(declaration, path)) append_prose(block, label, leaf_text(declaration, path), cols);
}

FormBlock make_head(const Json& declaration, const std::vector<double>& columns, const PairSpans& spans,
                    const PageStyle& style) {
    FormBlock block{"项目名称", columns, 0, 1, false, {}};
    append_project(block, declaration, spans, style);
    append_funding(block, declaration, spans.all());
    append_texts(block, declaration, spans.all());
    append_goal(block, declaration, spans.all(), style);
    return block;
}

// The projects of Gansu's budget system; what the declaration does not hold stays blank.
FormBlock make_gansu_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"一级项目名称", column_positions({18, 32, 18, 32}, style), 0, 1, false, {}};
    const auto pair = [&](LabelledText left, LabelledText right) {
        append_pair(block, std::move(left), std::move(right), {1, 1});
    };
    const auto blank = [](const char* label) { return LabelledText{plain_text(label), {}}; };
    const auto leaf = [&](const char* label, const char* path) {
        return LabelledText{plain_text(label), leaf_text(declaration, path)};
    };
    const auto money = [&](const char* label, const char* group, const char* key) {
        return funding_text(declaration, group, key, label);
    };
    pair(blank("一级项目名称"), leaf("二级项目名称", "project/name"));
    pair(leaf("项目类型", "project/attribute"), leaf("项目分类", "project/category"));
    pair(blank("资金用途"), {plain_text("主管部门"), department_text(declaration, style)});
    pair(leaf("项目开始日期", "project/start"), leaf("项目完成日期", "project/end"));
    pair(money("项目总投资", "project_total", "total"), money("中央补助安排", "project_total", "central"));
    pair(money("省级财政安排", "project_total", "provincial"), money("其他资金", "project_total", "other"));
    pair(money("预算申报数", "project_annual", "total"), blank("资金性质"));
    append_prose(block, "基本情况", leaf_text(declaration, "project/overview"), 4);
    for (const char* label : {"项目立项必要性", "保证项目实施的制度措施", "项目实施计划"})
        append_prose(block, label, {}, 4);
    pair(blank("组织实施单位"), blank("监督管理单位"));
    pair(leaf("项目实施单位", "organisation/implementing_unit"), leaf("政策依据", "project/basis"));
    pair(blank("其他依据"), blank("需要说明的其他问题"));
    append_prose(block, "年度绩效目标", goals_text(declaration, "annual", GoalMarkers::where_several), 4);
    return block;
}

std::vector<FormBlock> make_plain_targets(const Json& declaration, const PageStyle& style) {
    const IndicatorTable table = indicator_layout(declaration, style);
    FormBlock indicators = make_indicator_table(declaration, table, style);
    const bool common = table.side_width > 10 && pick(style, "columns in common", 2) == 0;
    const PairSpans spans{1, common ? static_cast<int>(indicators.columns.size()) - 4 : 1};
    const std::vector<double> own = column_positions({15, 33, 17, 35}, style);
    return {make_head(declaration, common ? indicators.columns : own, spans, style), indicators};
}

std::vector<FormBlock> make_blocks(const Json& declaration, const PageStyle& style) {
    if (!is_gansu(declaration)) return make_plain_targets(declaration, style);
    return {make_gansu_head(declaration, style),
            make_indicator_table(declaration, indicator_layout(declaration, style), style)};
}

}  // namespace

FormSheet make_targets_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    const FormLine people = people_line(declaration), signatures = signature_line(declaration);
    if (!people.empty()) sheet.above.push_back(people);
    if (!signatures.empty()) sheet.above.push_back(signatures);
    sheet.blocks = make_blocks(declaration, style);
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
