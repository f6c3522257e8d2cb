// Pages ruled into cells of one value each, to be printed and scanned.
#pragma once

#include <vector>

#include "tools/scan/random.hpp"
#include "tools/typeset/set_pages.hpp"

namespace shenbao::train {

// Columns and row heights are drawn for each page; a text stands on one line of its column.
[[nodiscard]] std::vector<typeset::SheetPage> set_value_pages(const typeset::PageStyle& style, int pages,
                                                              scan::Random& random);

}  // namespace shenbao::train
