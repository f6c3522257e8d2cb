// Round brackets of a cell of which readers gave one wide and one narrow.
#pragma once

#include <vector>

#include "pipeline/base/page_text.hpp"

namespace shenbao {

// Both of a pair get one width: （ ） in a cell with Han characters, ( ) in one without. Pairs may go over the
// lines of the cell; pairs of one width, and brackets without a partner, stay.
void pair_brackets(std::vector<LineReading>& lines);

}  // namespace shenbao
