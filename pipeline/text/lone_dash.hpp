// "—" alone in a cell says that nothing applies. In upright faces it is the shape of 一, and readers take it for
// that; but no cell says just "one" in words.
#pragma once

#include <vector>

#include "pipeline/base/page_text.hpp"

namespace shenbao {

// If the cell is one line that consists of dashes and 一 only, each of them becomes —, in its text and
// alternatives.
void settle_lone_dash(std::vector<LineReading>& lines);

}  // namespace shenbao
