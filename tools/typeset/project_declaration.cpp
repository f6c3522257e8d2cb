// 项目支出绩效目标申报表, central template of 2015 (domain.md, F2b): mid-term at the left, the year at the right.
#include "tools/typeset/goals_text.hpp"
#include "tools/typeset/indicator_halves.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/project_rows.hpp"
#include "tools/typeset/sheet_heading.hpp"
#include "tools/typeset/sheet_style.hpp"

namespace shenbao::typeset {
namespace {

constexpr PairSpans kHeadSpans{2, 1};

int first_number(const Json& leaf) {
    if (!leaf.is_string()) return 0;
    const auto text = leaf.get<std::string>();
    const std::size_t digit = text.find_first_of("0123456789");
    return digit == std::string::npos ? 0 : std::atoi(text.c_str() + digit);
}

// 中期目标(2021年—2023年) of a project of 3 years declared for 2021.
std::string mid_term_label(const Json& declaration) {
    const int year = first_number(leaf_at(declaration, "fiscal_year"));
    const int years = first_number(leaf_at(declaration, "project/period"));
    if (year == 0 || years < 1 || years > 10) return "中期目标";
    return "中期目标(" + std::to_string(year) + "年—" + std::to_string(year + years - 1) + "年)";
}

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"项目名称", column_positions({15, 19, 16, 19, 31}, style), 0, 1, false, {}};
    append_row(block, {label_cell("项目名称"), leaf_cell(declaration, "project/name", 4)});
    append_pair(block, {plain_text(department_label(declaration, style)), department_text(declaration, style)},
                {plain_text("实施单位"), implementing_text(declaration, style)}, kHeadSpans);
    append_pairs(block, declaration,
                 {{"项目属性", "project/attribute"},
                  {"项目期", "project/period"},
                  {"项目类别", "project/category"},
                  {"项目性质", "project/nature"},
                  {"项目编码", "project/code"}},
                 kHeadSpans);
    append_funding_halves(block, declaration, "project_mid_term");
    return block;
}

FormBlock make_goals(const Json& declaration, const PageStyle& style) {
    FormBlock block{"总体目标", column_positions({15, 42.5, 42.5}, style), 0, 2, false, {}};
    append_row(block,
               {label_cell("总体目标", 1, 2), label_cell(mid_term_label(declaration)), label_cell("年度目标")});
    append_row(block,
               {prose_cell(goals_text(declaration, "mid_term", GoalMarkers::where_several), 1),
                prose_cell(goals_text(declaration, "annual", GoalMarkers::where_several), 1)},
               1);
    return block;
}

// The hint says "... are printed once"; without it the template's two columns 二级指标.
bool prints_level2_once(const Json& hints) {
    const Json hint = render_hint(hints, "side_by_side");
    return hint.is_string() && hint.get<std::string>().find("once") != std::string::npos;
}

}  // namespace

FormSheet make_declaration_sheet(const Json& declaration, const Json& hints, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    const FormLine people = people_line(declaration), signatures = signature_line(declaration);
    if (!signatures.empty()) sheet.above.push_back(signatures);
    if (!people.empty()) sheet.above.push_back(people);
    sheet.blocks = {make_head(declaration, style), make_goals(declaration, style)};
    IndicatorHalves halves{.side_label = "绩效指标"};
    if (prints_level2_once(hints)) halves.level2 = Level2::once;
    sheet.blocks.push_back(make_indicator_halves(declaration, halves, style));
    set_notes(sheet, declaration);
    return sheet;
}

}  // namespace shenbao::typeset
