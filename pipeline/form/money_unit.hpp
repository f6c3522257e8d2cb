// What a money unit may look like: 万元, 元, 千元, also with a sign misread.
#pragma once

#include <string>

#include "pipeline/form/lexicon.hpp"

namespace shenbao {

// The units that amounts are read in.
[[nodiscard]] const Vocabulary& money_units();

// Whether a text may be a unit of money; a body's name, `填报单位:县财政局`, is none.
[[nodiscard]] bool is_money_unit(const std::string& text, const Confusions& confusions);

}  // namespace shenbao
