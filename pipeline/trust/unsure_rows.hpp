// Rows of indicators that may be none.
//
// A row of dots for more (……) under a pale watermark became an indicator: its name was nonsense and went to a
// person, but its level and its empty cells were accepted, eleven fields that the form does not have.
#pragma once

#include "models/declaration/declaration.hpp"

namespace shenbao {

// Sends all of an indicator to review if nothing in its own cells was accepted and nothing there is surely print:
// a name of words, a value of the grammar. Levels are not its own: they stand in cells that cover several rows.
// After the fields were assessed.
void review_unsure_rows(Declaration& declaration);

}  // namespace shenbao
