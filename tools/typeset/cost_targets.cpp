// 市直部门预算项目支出绩效目标表 of Ezhou (domain.md, F3, real-59): a table of costs with the two years before,
// indicators whose 一级指标 are words of level 2, the department's opinion with a seal.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kCols = 4;

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({15, 35, 15, 35}, style), 0, 1, false, {}};
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name", kCols - 1)});
    append_pairs(block, declaration, {{"项目类别", "project/category"}, {"项目性质", "project/nature"}}, {1, 1});
    append_prose(block, pick_word(style, {"立项依据", "项目立项依据"}), leaf_text(declaration, "project/basis"),
                 kCols);
    return block;
}

FormBlock make_costs(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目预算", column_positions({15, 20, 12, 23, 15, 15}, style), 0, 2, false, {}};
    const std::vector<std::size_t> lines = funding_of(declaration, "cost_item");
    std::vector<std::string> years;
    for (const auto& [year, amount] : declaration.at("funding").at(lines.at(0)).at("history").items())
        years.push_back(year);
    std::vector<RowCell> header{{money_label("项目预算", declaration), 1, 1 + static_cast<int>(lines.size())}};
    for (const char* label : {"成本构成", "金额", "测算(公式)依据"}) header.push_back(label_cell(label));
    for (const std::string& year : years) header.push_back(label_cell(year + "年实际执行数"));
    append_row(block, std::move(header));
    for (const std::size_t line : lines) {
        const std::string path = "funding/" + std::to_string(line) + "/";
        std::vector<RowCell> cells;
        for (const char* key : {"label", "current", "basis"}) cells.push_back(leaf_cell(declaration, path + key));
        for (const std::string& year : years) cells.push_back(leaf_cell(declaration, path + "history/" + year));
        append_row(block, std::move(cells), 1);
    }
    return block;
}

FormBlock make_goals(const Json& declaration, const PageStyle& style) {
    FormBlock block{"绩效目标", column_positions({15, 85}, style), 0, 1, false, {}};
    append_prose(block, "绩效目标", goals_text(declaration, "annual", GoalMarkers::where_several), 2);
    return block;
}

IndicatorTable indicator_layout(const PageStyle& style) {
    IndicatorTable table;
    table.side_label = "绩效指标";
    table.side_width = pick_side_width(style, 15);
    table.columns = {{"一级指标", "level2", 15},
                     {"二级指标", "name", 25},
                     {"绩效标准", "standard", 27},
                     {"当年预期实现值", "value", 18}};
    return table;
}

FormBlock make_tail(const Json& declaration, const PageStyle& style) {
    FormBlock block{"主管部门审核意见", column_positions({15, 85}, style), 0, 1, false, {}};
    LabelledText measures = other_text(declaration, "保障绩效目标实现措施");
    append_row(block, {{std::move(measures.label)}, prose_cell(std::move(measures.text), 1)});
    append_sealed_opinions(block, declaration, "单位公章:", 2);
    return block;
}

}  // namespace

FormSheet make_cost_targets_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    sheet.blocks = {make_head(declaration, style), make_costs(declaration, style), make_goals(declaration, style),
                    make_indicator_table(declaration, indicator_layout(style), style),
                    make_tail(declaration, style)};
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
