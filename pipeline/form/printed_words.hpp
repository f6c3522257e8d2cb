// What forms print themselves: labels and the words of closed vocabularies.
#pragma once

#include <string>
#include <vector>

namespace shenbao {

struct FormEdition;
struct Lexicon;

// Titles, labels and their variants, in no order; a label with a counter or a gap ({n}, {*}) gives its pieces.
[[nodiscard]] std::vector<std::string> words_of(const FormEdition& edition);
// Words of all vocabularies and their variants.
[[nodiscard]] std::vector<std::string> words_of(const Lexicon& lexicon);

}  // namespace shenbao
