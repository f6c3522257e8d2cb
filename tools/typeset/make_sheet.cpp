#include "tools/typeset/make_sheet.hpp"

#include <algorithm>

#include "models/declaration/error.hpp"

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
    const Json render = hints.is_object() ? hints.value("render", Json::object()) : Json::object();
    for (const Json& wanted : render.value("page_break_before", Json::array()))
        for (FormBlock& block : sheet.blocks)
            if (wanted.is_string() && block.heading == with_ascii_colon(wanted.get<std::string>()))
                block.page_break_before = true;
}

}  // namespace

FormSheet make_sheet(const Json& declaration, const Json& hints, const PageStyle& style) {
    const Json form = declaration.value("form", Json::object());
    const std::string family = form.value("family", "");
    const std::string edition = form.value("edition", "");
    if (family != "department_declaration" || edition != "F1")
        throw Error(ErrorCode::wrong_usage, {},
                    "cannot typeset the form family '" + family + "' edition '" + edition + "'",
                    "only department_declaration F1 has a layout");
    FormSheet sheet = make_department_sheet(declaration, style);
    apply_page_breaks(sheet, hints);
    snap_columns(sheet.blocks, kSnapPt / style.table_width_pt());
    return sheet;
}

}  // namespace shenbao::typeset
