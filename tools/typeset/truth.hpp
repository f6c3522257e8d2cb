// What stands where on the pages, as JSON "shenbao-truth/1" (README.md beside this file).
#pragma once

#include <string>
#include <vector>

#include "tools/typeset/set_pages.hpp"

namespace shenbao::typeset {

// Boxes and quads in points. `form`: the file given, its "id" and "declarations" are passed on.
[[nodiscard]] Json make_truth(const Json& form, const std::vector<SheetPage>& pages, const PageStyle& style);

}  // namespace shenbao::typeset
