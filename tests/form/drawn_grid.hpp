// A form drawn from its grid as text, one line per row: `项目名称 | 危房改造 ×4`. `×n` cells across, `↓n` rows
// down,
// `^` a cell of a row above that reaches here, `⏎` the end of a paragraph. All columns are equally wide.
#pragma once

#include <string>

#include "drawn_form.hpp"

namespace shenbao::drawn {

// The number of columns is that of the first row.
Form draw_grid(const std::string& rows);

}  // namespace shenbao::drawn
