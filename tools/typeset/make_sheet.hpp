// Declarations (contract, section 2, leaves as plain strings) -> form sheets. One .cpp per form family.
#pragma once

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

// Throws Error{wrong_usage} for a family that has no sheet here. `hints`: the file's "hints" or null;
// of them only render.page_break_before is followed.
[[nodiscard]] FormSheet make_sheet(const Json& declaration, const Json& hints, const PageStyle& style);

// 部门整体支出绩效目标申报表, edition F1 (Hubei): funding, functions, tasks, goals, indicator blocks, notes.
[[nodiscard]] FormSheet make_department_sheet(const Json& declaration, const PageStyle& style);

}  // namespace shenbao::typeset
