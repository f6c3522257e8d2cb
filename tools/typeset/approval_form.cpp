// 项目支出绩效目标审批表 of Chongqing (domain.md, F6, real-63): after the frame of 2021, points for the rate of
// spending and for each indicator.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kCols = 6;

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({14, 24, 14, 15, 14, 19}, style), 0, 1, false, {}};
    const auto pair = [&](const char* left, FormText left_text, const char* right, FormText right_text) {
        append_pair(block, {plain_text(left), std::move(left_text)}, {plain_text(right), std::move(right_text)},
                    {1, 3});
    };
    const auto leaf = [&](const char* path) { return leaf_text(declaration, path); };
    pair("项目名称", leaf("project/name"), "项目分类", leaf("project/category"));
    pair("建设周期", leaf("project/period"), "业务主管部门", department_text(declaration, style));
    append_row(block, {label_cell("实施单位"),
                       {implementing_text(declaration, style)},
                       label_cell("项目负责人"),
                       leaf_cell(declaration, "organisation/principal"),
                       label_cell("联系电话"),
                       leaf_cell(declaration, "organisation/phone")});
    append_prose(block, "项目审批", leaf("project/basis"), kCols);
    append_prose(block, "项目总体概况", leaf("project/overview"), kCols);
    append_prose(block, "年度主要目标和成果", goals_text(declaration, "annual", GoalMarkers::where_several),
                 kCols);
    return block;
}

FormBlock make_funding(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目资金预算执行", column_positions({16, 22, 20, 22, 20}, style), 0, 1, false, {}};
    const auto row = [&](LabelledText left, LabelledText right) {
        std::vector<RowCell> cells;
        const bool first = block.rows == 0;
        if (first) cells.push_back(label_cell("项目资金预算执行10分", 1, 5));
        for (LabelledText* pair : {&left, &right}) {
            cells.push_back({std::move(pair->label)});
            cells.push_back({std::move(pair->text)});
        }
        append_row(block, std::move(cells), first ? 0 : 1);
    };
    const auto money = [&](const char* group, const char* key, const char* label) {
        return funding_text(declaration, group, key, label);
    };
    row(money("project_total", "total", "项目总预算"), other_text(declaration, "财政资金预算分类"));
    row(money("project_annual", "total", "当年年度预算"), {});
    row(money("project_annual", "fiscal", "其中:财政资金"), other_text(declaration, "财政资金科目代码"));
    row(money("project_annual", "other", "其中:其它资金"), {});
    const std::vector<std::size_t> year = funding_of(declaration, "project_annual");
    const std::string path = "funding/" + std::to_string(year.at(0)) + "/";
    row({plain_text("年度预算执行率"), leaf_text(declaration, path + "rate")},
        {plain_text("分值"), leaf_text(declaration, path + "weight")});
    return block;
}

IndicatorTable indicator_layout() {
    IndicatorTable table;
    table.side_label = "年度绩效目标(90分)";
    table.side_width = 12;
    table.columns = {{"一级指标", "level1", 14}, {"二级指标", "level2", 16}, {"三级指标", "name", 22},
                     {"指标值", "value", 14},    {"分值", "weight", 8},      {"指标解释", "description", 14}};
    return table;
}

}  // namespace

FormSheet make_approval_form_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    LabelledText body = other_text(declaration, "预算单位");
    append_text(body.label, plain_text(":"));
    append_text(body.label, body.text);
    sheet.above = {{{std::move(body.label), 0.0}, {framed_leaf("金额单位:", declaration, "money_unit"), 0.78}}};
    sheet.blocks = {make_head(declaration, style), make_funding(declaration, style),
                    make_indicator_table(declaration, indicator_layout(), style)};
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
