// A garbled level 1, told by the level 2 beside it: 数量指标 stands under 产出指标 and nothing else.
#pragma once

#include "models/declaration/declaration.hpp"
#include "pipeline/form/lexicon.hpp"

namespace shenbao {

// Where level 1 was read from pixels as no word, level 2 as one that stands under one level 1 only, and half of
// the characters are those of one of its printed forms, closer to it than to any other: that form. What was read
// stays beside it, and a person looks at it, for no reader gave it.
void settle_level1(Indicator& indicator, const Lexicon& lexicon);

}  // namespace shenbao
