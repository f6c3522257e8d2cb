// Pages -> a vector PDF with embedded text. Same pages, same bytes: no dates but a fixed one.
#pragma once

#include <string>
#include <vector>

#include "tools/typeset/set_pages.hpp"

namespace shenbao::typeset {

// Throws Error{cannot_write}.
void draw_pdf(const std::vector<SheetPage>& pages, const PageStyle& style, const std::string& path);

}  // namespace shenbao::typeset
