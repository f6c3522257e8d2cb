// Declarations at random, for properties of writers and readers. The same seed gives the same declaration.
#pragma once

#include <string>

#include "models/declaration/declaration.hpp"

namespace shenbao::testing {

enum class Characters {
    of_xml,  // all that XML 1.0 can hold: Han beyond the BMP, signs of markup, blanks and line ends of all kinds
    of_json  // control characters and U+FFFE, too
};

// Every member of the model takes part, within its range: absent and empty, extreme figures (with as many decimals
// as are written), values of all kinds within values, every enum value sooner or later, no name of a map twice.
[[nodiscard]] Declaration random_declaration(unsigned seed, Characters characters = Characters::of_xml);

[[nodiscard]] Declaration without_evidence(Declaration declaration);

}  // namespace shenbao::testing
