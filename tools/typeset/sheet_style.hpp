// What a form family's paper is like: portrait or landscape, how small the print, by its hints or by custom.
#pragma once

#include <cstddef>

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

// `style` turned and scaled for the sheet of this declaration. Sizes are custom (domain.md, 6.1): 7.5 pt in wide
// lists and monitoring sheets, 9 pt in self-evaluations; in proportion where the style is not of 10.5 pt.
[[nodiscard]] PageStyle make_sheet_style(const Json& declaration, const Json& hints, const PageStyle& style);
// Pages the hints ask for; 0 = as many as it takes. F1 is never stretched: its page breaks are asked for by name.
[[nodiscard]] std::size_t wanted_pages(const Json& declaration, const Json& hints);
// hints.render.KEY, null where absent.
[[nodiscard]] Json render_hint(const Json& hints, const char* key);

}  // namespace shenbao::typeset
