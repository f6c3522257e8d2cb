// Straight quotation marks of a cell -> “ and ”.
#pragma once

#include <vector>

#include "pipeline/base/page_text.hpp"

namespace shenbao {

// Chinese print has no straight quotation marks, readers give them for upright faces. In turn over the lines of
// one cell, starting with “; a curved mark sets the turn. Lines without a Han character are left as they are.
void curve_quotes(std::vector<LineReading>& lines);

}  // namespace shenbao
