// A form file -> its pages: one sheet per declaration, one for a whole list of projects.
#pragma once

#include <vector>

#include "tools/typeset/set_pages.hpp"

namespace shenbao::typeset {

// `form`: {"declarations": [...], "hints": {...}|absent}. Of the hints render.page, font, pages,
// page_break_before, filler_rows, watermark and side_by_side are followed. Throws Error{wrong_usage} for a family
// without a layout.
[[nodiscard]] std::vector<SheetPage> set_form_pages(const Json& form, const PageStyle& style);

}  // namespace shenbao::typeset
