// 项目支出绩效目标表 of Wuhan (domain.md, F3, real-01): the whole project's money, goals and indicators beside
// those of the year; each heading of the seven columns names its half, level 1 is printed on every row.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_halves.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

constexpr PairSpans kHeadSpans{2, 1};

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({15, 19, 16, 19, 31}, style), 0, 1, false, {}};
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name", 4)});
    append_pair(block, {plain_text(department_label(declaration, style)), department_text(declaration, style)},
                {plain_text("实施单位"), implementing_text(declaration, style)}, kHeadSpans);
    append_pairs(block, declaration,
                 {{std::string(pick_word(style, {"项目属性", "项目来源"})), "project/attribute"},
                  {std::string(pick_word(style, {"项目期", "项目起止时间"})), "project/period"},
                  {"项目类别", "project/category"},
                  {"项目性质", "project/nature"}},
                 kHeadSpans);
    append_funding_halves(block, declaration, "project_total");
    if (has_leaf(declaration, "project/basis"))
        append_prose(block, "立项依据", leaf_text(declaration, "project/basis"), kHeadSpans.all());
    return block;
}

// Side by side under one label, or one below the other.
FormBlock make_goals(const Json& declaration, const PageStyle& style) {
    FormBlock block{"绩效目标", column_positions({15, 42.5, 42.5}, style), 0, 2, false, {}};
    const FormText long_term = goals_text(declaration, "long_term", GoalMarkers::where_several);
    const FormText annual = goals_text(declaration, "annual", GoalMarkers::where_several);
    if (pick(style, "goals of two horizons", 2) == 1) {
        append_prose(block, "长期目标", long_term, 3);
        append_prose(block, "年度目标", annual, 3);
        return block;
    }
    append_row(block, {label_cell("绩效目标", 1, 2), label_cell("长期目标"), label_cell("年度目标")});
    append_row(block, {prose_cell(long_term, 1), prose_cell(annual, 1)}, 1);
    return block;
}

}  // namespace

FormSheet make_long_term_targets_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    const FormLine people = people_line(declaration), signatures = signature_line(declaration);
    if (!people.empty()) sheet.above.push_back(people);
    if (!signatures.empty()) sheet.above.push_back(signatures);
    FormBlock title{"绩效项目指标表", {0, 1}, 0, 1, false, {}};
    append_row(title, {label_cell("绩效项目指标表")});
    const IndicatorHalves halves{.left_horizon = "long_term",
                                 .left_mark = "(长期)",
                                 .right_mark = "(年度)",
                                 .level1 = Levels::on_every_row};
    sheet.blocks = {make_head(declaration, style), make_goals(declaration, style), title,
                    make_indicator_halves(declaration, halves, style)};
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
