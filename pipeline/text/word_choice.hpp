// Which of the characters that may stand at each place make words with what stands beside them.
//
// The glyph readers know no words: where the readers differ, a list of words is another witness. It chooses among
// what the readers saw and what the glyph network finds likely of the ink; nothing else is ever put in.
#pragma once

#include <vector>

#include "pipeline/text/common_words.hpp"
#include "pipeline/text/vote_slots.hpp"

namespace shenbao {

// Prefers in each slot the character of the way through all slots that has the most weight, where each character
// of a word weighs kWordWeight more; sets only_word.
void choose_words(std::vector<Slot>& slots, const CommonWords& words);

}  // namespace shenbao
