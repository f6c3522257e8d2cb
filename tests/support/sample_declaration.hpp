// A declaration with every kind of part in it, for the tests of writers and checks.
#pragma once

#include "models/declaration/declaration.hpp"

namespace shenbao::testing {

[[nodiscard]] Declaration make_full_declaration();

}  // namespace shenbao::testing
