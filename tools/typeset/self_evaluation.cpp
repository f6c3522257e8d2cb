// 绩效自评表 (domain.md, F4): which layout a declaration has, what stands around the table.
#include "tools/typeset/evaluation_blocks.hpp"
#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/sheet_heading.hpp"

namespace shenbao::typeset {
namespace {

bool is_sichuan(const Json& declaration) {
    return declaration.contains("conclusions");
}

}  // namespace

FormSheet make_evaluation_sheet(const Json& declaration, const Json& hints, const PageStyle& style) {
    FormSheet sheet;
    sheet.title_on = TitleOn::first_page;
    set_heading(sheet, declaration);
    if (is_sichuan(declaration)) {
        sheet.blocks = make_sichuan_evaluation(declaration, style);
    } else if (declaration.value("project", Json()).is_object()) {
        sheet.blocks = make_central_evaluation(declaration, hints, style);
    } else {
        sheet.blocks = make_department_evaluation(declaration, hints, style);
    }
    set_notes(sheet, declaration);
    const FormLine people = people_line(declaration), signatures = signature_line(declaration);
    if (!people.empty()) sheet.below.push_back(people);
    if (!signatures.empty()) sheet.below.push_back(signatures);
    return sheet;
}

}  // namespace shenbao::typeset
