// The dots of dotted lines, told from specks by the row they stand in.
#pragma once

#include <vector>

#include "pipeline/base/ink_components.hpp"

namespace shenbao {

// 255 for each component that is a dot of a dotted line, along either axis: many in a row, thin, evenly spaced,
// with no dots beside the row (a halftone has them, and keeps none). By label; the page is about upright.
[[nodiscard]] std::vector<uchar> find_line_dots(const InkComponents& components, double dpi);

}  // namespace shenbao
