// A filing's form drawn again on a sheet.
#pragma once

#include "models/declaration/declaration.hpp"
#include "pipeline/deliver/tables/xlsx_book.hpp"

namespace shenbao {

// One sheet of that name. Its lines and tables stand one below the other, page after page; the tables share their
// columns.
void draw_form(XlsxBook& book, const std::string& name, const Declaration& declaration);

}  // namespace shenbao
