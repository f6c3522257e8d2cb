// Readings of a funding table that do not add up, beside readings that do.
#pragma once

#include <vector>

#include "models/declaration/declaration.hpp"
#include "models/declaration/finding.hpp"

namespace shenbao {

struct SettledAmounts {
    Declaration declaration;
    std::vector<Finding> findings;  // A11 if anything was changed; names all fields of the rules that failed
};

// Where sums or ratios (A1 to A6) fail, all of them are considered together over what readers saw in the amounts
// and ratios concerned: if one and the fewest changes make every rule hold, these readings take the place of the
// first ones, which stay as alternatives. Nothing is made up: what no reader saw, or what rests on a text layer,
// never comes in, and two ways to mend a table mend nothing. Filed forms contain errors, so a person sees each
// change.
[[nodiscard]] SettledAmounts settle_amounts(Declaration declaration);

}  // namespace shenbao
