#include "tools/typeset/make_sheet.hpp"

#include <algorithm>

#include "models/declaration/error.hpp"
#include "tools/typeset/sheet_style.hpp"
#include "tools/typeset/widen_labels.hpp"

namespace shenbao::typeset {
namespace {

constexpr double kSnapPt = 3.0;  // blocks of one form have no rules closer than this; guess, unmeasured

std::string with_ascii_colon(const std::string& text) {
    constexpr std::string_view kWide = "：";
    std::string folded;
    for (std::size_t i = 0; i < text.size();) {
        const bool wide = std::string_view(text).substr(i).starts_with(kWide);
        folded += wide ? ':' : text[i];
        i += wide ? kWide.size() : 1;
    }
    return folded;
}

void apply_page_breaks(FormSheet& sheet, const Json& hints) {
    for (const Json& wanted : render_hint(hints, "page_break_before"))
        for (FormBlock& block : sheet.blocks)
            if (wanted.is_string() && block.heading == with_ascii_colon(wanted.get<std::string>()))
                block.page_break_before = true;
}

bool is_long_term(const Json& declaration) {
    for (const Json& indicator : declaration.value("indicators", Json::array()))
        if (indicator.value("horizon", "") == "long_term") return true;
    return false;
}

FormSheet make_any_targets_sheet(const Json& declaration, const std::string& edition, const PageStyle& style) {
    if (edition == "F3-region") return make_regional_targets_sheet(declaration, style);
    if (edition == "F3-ezhou") return make_cost_targets_sheet(declaration, style);
    if (edition == "F3-tianjin") return make_described_targets_sheet(declaration, style);
    if (is_long_term(declaration)) return make_long_term_targets_sheet(declaration, style);
    return make_targets_sheet(declaration, style);
}

FormSheet make_any_declaration_sheet(const Json& declaration, const std::string& edition, const Json& hints,
                                     const PageStyle& style) {
    if (edition == "F6") return make_cost_declaration_sheet(declaration, style);
    if (edition == "F6-chongqing") return make_approval_form_sheet(declaration, style);
    if (edition == "F2a") return make_application_sheet(declaration, style);
    if (edition == "F2c") return make_fund_declaration_sheet(declaration, style);
    if (edition == "F2d") return make_special_fund_sheet(declaration, style);
    return make_declaration_sheet(declaration, hints, style);
}

FormSheet make_family_sheet(const Json& declarations, const Json& hints, const PageStyle& style) {
    const Json& first = declarations.at(0);
    const std::string family = first.at("form").value("family", "");
    const std::string edition = first.at("form").value("edition", "");
    if (family == "department_declaration" && edition == "F1") return make_department_sheet(first, style);
    if (family == "department_declaration" && edition == "F1c") return make_department_tasks_sheet(first, style);
    if (family == "project_targets") return make_any_targets_sheet(first, edition, style);
    if (family == "self_evaluation") return make_evaluation_sheet(first, hints, style);
    if (family == "project_declaration") return make_any_declaration_sheet(first, edition, hints, style);
    if (family == "project_target_list") return make_target_list_sheet(declarations, hints, style);
    if (family == "monitoring") return make_monitoring_sheet(first, style);
    throw Error(ErrorCode::wrong_usage, {},
                "cannot typeset the form family '" + family + "' edition '" + edition + "'",
                "see tools/typeset/README.md for those that have a layout");
}

// F1 keeps the half-width punctuation of the filings it is known from.
bool is_f1(const Json& declarations) {
    return declarations.at(0).at("form").value("edition", "") == "F1";
}

}  // namespace

FormSheet make_sheet(const Json& declarations, const Json& hints, const PageStyle& style) {
    FormSheet sheet = make_family_sheet(declarations, hints, style);
    apply_page_breaks(sheet, hints);
    const Json watermark = render_hint(hints, "watermark");
    if (watermark.is_string()) sheet.watermark = watermark.get<std::string>();
    const bool wide = pick(style, "punctuation of labels", 2) == 1;
    if (wide && !is_f1(declarations)) widen_labels(sheet);
    snap_columns(sheet.blocks, kSnapPt / style.table_width_pt());
    return sheet;
}

}  // namespace shenbao::typeset
