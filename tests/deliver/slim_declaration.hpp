// One of everything, and of the fields, which are alike within, as few as possible: for tests that change every
// place.
#pragma once

#include "models/declaration/declaration.hpp"

namespace shenbao::testing {

[[nodiscard]] Declaration make_slim_declaration();

}  // namespace shenbao::testing
