// 专项资金预算绩效目标申报表 of Hunan (domain.md, F2d, real-58): the year's money in columns by who gives it,
// below a heading over the public ones.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"专项基本情况", column_positions({16, 16, 26, 17, 25}, style), 0, 1, false, {}};
    const auto row = [&](std::vector<RowCell> cells) {
        const bool first = block.rows == 0;
        if (first) cells.insert(cells.begin(), label_cell("专项基本情况", 1, 6));
        append_row(block, std::move(cells), first ? 0 : 1);
    };
    const auto leaf = [&](const char* path, int cols) { return leaf_cell(declaration, path, cols); };
    row({label_cell("专项名称"), leaf("project/name", 3)});
    row({label_cell("专项属性"), leaf("project/attribute", 3)});
    row({label_cell("主管部门"), leaf("organisation/department_name", 1), label_cell("专项起止时间"),
         leaf("project/period", 1)});
    row({label_cell("专项负责人"), leaf("organisation/principal", 1), label_cell("联系人及电话"),
         leaf("organisation/phone", 1)});
    row({label_cell("专项概况"), prose_cell(leaf_text(declaration, "project/overview"), 3)});
    row({label_cell("专项立项"), prose_cell(leaf_text(declaration, "project/basis"), 3)});
    return block;
}

bool is_public(const std::string& key) {
    return key != "total" && key != "other";
}

// Labels in two rows, the public ones under their common heading; the amounts of all below.
FormBlock make_funding(const Json& declaration, const PageStyle& style) {
    const Json& funding = declaration.at("funding");
    const auto count = funding.size();
    std::vector<double> widths{16};
    for (std::size_t i = 0; i < count; ++i) widths.push_back(84.0 / static_cast<double>(count));
    FormBlock block{"专项资金情况", column_positions(std::move(widths), style), 3, 3, false, {}};
    const auto put = [&](int row, std::size_t col, int rows, int cols, FormText text) {
        block.cells.push_back({row, static_cast<int>(col), rows, cols, std::move(text)});
    };
    put(0, 0, 3, 1, plain_text("专项资金情况"));
    int group_cols = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string path = "funding/" + std::to_string(i) + "/";
        const bool grouped = is_public(funding[i].value("key", ""));
        FormText label = leaf_text(declaration, path + "label");
        if (i == 0) mark_field(label, "money_unit", leaf_at(declaration, "money_unit"));
        put(grouped ? 1 : 0, i + 1, grouped ? 1 : 2, 1, std::move(label));
        put(2, i + 1, 1, 1, leaf_text(declaration, path + "current"));
        group_cols += grouped ? 1 : 0;
    }
    const std::string unit = leaf_at(declaration, "money_unit").get<std::string>();
    put(0, 2, 1, group_cols, plain_text("财政资金(" + unit + ")"));
    return block;
}

FormBlock make_texts(const Json& declaration, const PageStyle& style) {
    FormBlock block{"中长期绩效目标", column_positions({16, 84}, style), 0, 1, false, {}};
    LabelledText measures = other_text(declaration, "单位已有的保证专项实施的制度、措施");
    append_row(block, {{std::move(measures.label)}, prose_cell(std::move(measures.text), 1)});
    append_prose(block, "中长期绩效目标", goals_text(declaration, "long_term", GoalMarkers::where_several), 2);
    append_prose(block, "本年度绩效目标", goals_text(declaration, "annual", GoalMarkers::where_several), 2);
    return block;
}

IndicatorTable indicator_layout(const PageStyle& style) {
    IndicatorTable table;
    table.side_label = "专项年度绩效指标";
    table.side_width = pick_side_width(style, 16);
    table.columns = {{"一级指标", "level1", 14},
                     {"二级指标", "level2", 19},
                     {std::string(pick_word(style, {"三级指标内容", "三级指标"})), "name", 31},
                     {"指标值", "value", 20}};
    return table;
}

}  // namespace

FormSheet make_special_fund_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    sheet.above = {{{framed_leaf("填报单位(盖章):", declaration, "organisation/implementing_unit"), 0.0},
                    {framed_leaf("单位负责人:", declaration, "organisation/unit_head"), 0.6}}};
    sheet.blocks = {make_head(declaration, style), make_funding(declaration, style),
                    make_texts(declaration, style),
                    make_indicator_table(declaration, indicator_layout(style), style)};
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
