// What a money unit may look like: 万元, 元, 千元, also with a sign misread.
#pragma once

#include <string>

#include "models/declaration/field.hpp"
#include "pipeline/form/lexicon.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

// The units that amounts are read in.
[[nodiscard]] const Vocabulary& money_units();

// Whether a text may be a unit of money; a body's name, `填报单位:县财政局`, is none.
[[nodiscard]] bool is_money_unit(const std::string& text, const Confusions& confusions);

// 元 is what 万元 leaves that lost its 万, four orders of magnitude: where there is room for one between it and
// what is printed before, or nothing before it to measure from, the field gets an alphabet_gap. pieces: of the
// unit.
[[nodiscard]] Field with_lost_wan_doubted(Field unit, const Pieces& pieces);

}  // namespace shenbao
