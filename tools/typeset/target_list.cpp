// Wide lists of project targets (domain.md, F3w): one row per indicator, a project's own cells merged over its
// rows.
#include <algorithm>

#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"
#include "tools/typeset/sheet_style.hpp"

namespace shenbao::typeset {
namespace {

enum class Of { project, indicator };

struct ListColumn {
    std::string label;
    std::string leaf;  // "project/name"; of an indicator "name"
    Of of = Of::indicator;
    double width = 1;
};

// What the columns found in such lists hold (real-14 Inner Mongolia, real-15 Sichuan, 05-2 Yunnan).
const std::vector<ListColumn>& known_columns() {
    static const std::vector<ListColumn> kColumns{{"单位名称", "organisation/implementing_unit", Of::project, 9},
                                                  {"项目单位", "organisation/implementing_unit", Of::project, 9},
                                                  {"项目名称", "project/name", Of::project, 10},
                                                  {"单位名称、项目名称", "project/name", Of::project, 11},
                                                  {"项目类别", "project/category", Of::project, 7},
                                                  {"预算数", "funding/0/current", Of::project, 9},
                                                  {"年度目标", "goals", Of::project, 16},
                                                  {"年度绩效目标", "goals", Of::project, 16},
                                                  {"项目年度绩效目标", "goals", Of::project, 16},
                                                  {"一级指标", "level1", Of::indicator, 8},
                                                  {"二级指标", "level2", Of::indicator, 9},
                                                  {"三级指标", "name", Of::indicator, 15},
                                                  {"指标性质", "operator", Of::indicator, 6},
                                                  {"指标方向", "direction", Of::indicator, 7},
                                                  {"指标方向性", "direction", Of::indicator, 7},
                                                  {"指标属性", "nature", Of::indicator, 6},
                                                  {"指标值", "value", Of::indicator, 8},
                                                  {"目标值", "value", Of::indicator, 8},
                                                  {"度量单位", "unit", Of::indicator, 6},
                                                  {"计量单位", "unit", Of::indicator, 6},
                                                  {"指标内容", "description", Of::indicator, 14},
                                                  {"权重", "weight", Of::indicator, 5},
                                                  {"分值", "weight", Of::indicator, 5}};
    return kColumns;
}

std::vector<std::string> column_labels(const Json& declaration, const Json& hints, const PageStyle& style) {
    const Json asked = render_hint(hints, "columns");
    if (asked.is_array()) return asked.get<std::vector<std::string>>();
    std::vector<std::string> labels{"单位名称", "项目名称", "预算数", "年度目标", "一级指标", "二级指标",
                                    "三级指标", "指标性质", "指标值", "度量单位", "权重",     "指标方向性"};
    if (pick(style, "list columns", 2) == 1)
        labels = {"项目名称", "项目单位", "预算数",   "年度绩效目标", "一级指标", "二级指标",
                  "三级指标", "指标性质", "指标方向", "目标值",       "计量单位", "分值"};
    if (has_leaf(declaration, "project/category")) labels.insert(labels.begin() + 2, "项目类别");
    return labels;
}

std::vector<ListColumn> list_columns(const Json& declaration, const Json& hints, const PageStyle& style) {
    std::vector<ListColumn> columns;
    for (const std::string& label : column_labels(declaration, hints, style)) {
        const auto known = std::find_if(known_columns().begin(), known_columns().end(),
                                        [&](const ListColumn& one) { return one.label == label; });
        columns.push_back(known == known_columns().end() ? ListColumn{label, "", Of::indicator, 8} : *known);
    }
    return columns;
}

std::vector<double> widths_of(const std::vector<ListColumn>& columns) {
    std::vector<double> widths;
    for (const ListColumn& column : columns) widths.push_back(column.width);
    return widths;
}

void set_declaration(FormText& text, int declaration) {
    for (FieldRange& field : text.fields) field.declaration = declaration;
}

// The fields of the first declaration stand for those of all, where the others have the same leaf.
void share_fields(FormText& text, const Json& declarations) {
    const std::vector<FieldRange> own = text.fields;
    for (std::size_t i = 1; i < declarations.size(); ++i)
        for (FieldRange field : own) {
            if (leaf_at(declarations[i], field.path) != leaf_at(declarations[0], field.path)) continue;
            field.declaration = static_cast<int>(i);
            text.fields.push_back(std::move(field));
        }
}

void append_header(FormBlock& block, const std::vector<ListColumn>& columns, const Json& declarations) {
    std::vector<RowCell> cells;
    for (const ListColumn& column : columns) {
        const bool money = column.leaf == "funding/0/current";
        RowCell cell{money ? leaf_text(declarations[0], "funding/0/label") : plain_text(column.label)};
        share_fields(cell.text, declarations);
        cells.push_back(std::move(cell));
    }
    append_row(block, std::move(cells));
}

FormText project_text(const Json& declaration, const ListColumn& column) {
    if (column.leaf == "goals") return goals_text(declaration, "annual", GoalMarkers::where_several);
    return leaf_text(declaration, column.leaf);
}

// Rows from `row` on that have the same level 1 as it.
int level1_rows(const Json& indicators, std::size_t row) {
    std::size_t end = row + 1;
    while (end < indicators.size() &&
           indicators[end].value("level1", Json()) == indicators[row].value("level1", Json()))
        ++end;
    return static_cast<int>(end - row);
}

FormText level1_text(const Json& declaration, std::size_t first, int rows) {
    FormText text = leaf_text(declaration, "indicators/" + std::to_string(first) + "/level1");
    for (std::size_t i = first + 1; i < first + static_cast<std::size_t>(rows); ++i)
        for (FieldRange& field : leaf_text(declaration, "indicators/" + std::to_string(i) + "/level1").fields)
            text.fields.push_back(std::move(field));
    return text;
}

void append_project(FormBlock& block, const std::vector<ListColumn>& columns, const Json& declaration, int index,
                    Levels levels) {
    const Json indicators = declaration.value("indicators", Json::array());
    const int rows = std::max(1, static_cast<int>(indicators.size()));
    const auto put = [&](int row, int col, int row_span, FormText text, Align align) {
        set_declaration(text, index);
        block.cells.push_back({block.rows + row, col, row_span, 1, std::move(text), align});
    };
    for (int col = 0; col < static_cast<int>(columns.size()); ++col) {
        const ListColumn& column = columns[static_cast<std::size_t>(col)];
        if (column.of == Of::project) {
            const Align align = column.leaf == "goals" ? Align::left : Align::centre;
            put(0, col, rows, project_text(declaration, column), align);
            continue;
        }
        for (int row = 0, span = 1; row < rows; row += span) {
            const auto first = static_cast<std::size_t>(row);
            const bool merged = column.leaf == "level1" && levels == Levels::merged && !indicators.empty();
            span = merged ? level1_rows(indicators, first) : 1;
            put(row, col, span,
                merged ? level1_text(declaration, first, span)
                       : leaf_text(declaration, "indicators/" + std::to_string(row) + "/" + column.leaf),
                Align::centre);
        }
    }
    block.rows += rows;
}

// The department at the left, as the column 单位名称 holds another body's name; the unit of money at the right.
FormLine line_above(const Json& declaration, const PageStyle& style) {
    const auto word = std::string(pick_word(style, {"金额单位:", "单位:"}));
    return {{labelled("部门:", department_text(declaration, style)), 0.0},
            {framed_leaf(word, declaration, "money_unit"), 0.85}};
}

}  // namespace

FormSheet make_target_list_sheet(const Json& declarations, const Json& hints, const PageStyle& style) {
    const Json& first = declarations.at(0);
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, first);
    sheet.above = {line_above(first, style)};
    for (FormText* text : {&sheet.attachment, &sheet.title, &sheet.year_line}) share_fields(*text, declarations);
    for (LinePart& part : sheet.above[0]) share_fields(part.text, declarations);
    const std::vector<ListColumn> columns = list_columns(first, hints, style);
    FormBlock block{"项目名称", column_positions(widths_of(columns), style), 0, 2, false, {}, 1};
    append_header(block, columns, declarations);
    const auto levels = pick(style, "levels of a list", 2) == 0 ? Levels::on_every_row : Levels::merged;
    for (std::size_t i = 0; i < declarations.size(); ++i)
        append_project(block, columns, declarations[i], static_cast<int>(i), levels);
    sheet.blocks.push_back(std::move(block));
    set_notes(sheet, first);
    return sheet;
}

}  // namespace shenbao::typeset
