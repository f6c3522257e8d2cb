// Specks that were read as marks, told by what stands before them.
#pragma once

#include <vector>

#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Takes out dots, dashes, commas and the like behind a full stop or semicolon: none follows one (GB/T 15834-2011).
// Copies have specks behind the last one of a line. A - or ~ before a digit is the number's own.
[[nodiscard]] std::vector<Symbol> without_marks_behind_stops(std::vector<Symbol> symbols);

}  // namespace shenbao
