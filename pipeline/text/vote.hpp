// Several readings of one line -> one, by votes over aligned characters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/declaration/field.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/text/common_words.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

struct Ballot {
    std::string reader;
    std::vector<Symbol> symbols;  // x0, x1 in px of the LinePicture, whatever the scale it was read at
    double weight = 1;            // trust in this reader for this kind of line
    bool of_parts = false;        // it was shown parts of the line only; all else is `borrowed`
};

// What a reader makes of the whole line; nullopt if it was not shown it.
[[nodiscard]] std::optional<Ballot> ballot_of(std::string_view reader, const std::vector<Ballot>& ballots);

struct Verdict {
    std::string text;
    std::vector<Symbol> symbols;  // score: share of the votes times the mean score of those who gave it
    double agreement = 0;  // share of the ballots of those who can write it whose folded text equals the verdict's
    bool models_agree = false;  // readers of two kinds gave it, or each of its characters: reader_kind.hpp
    bool borne_out = false;     // that, or Slot::borne_out of each place
    bool by_words = false;      // a character is none that a reader gave: the word is one with it
    std::vector<Alternative> alternatives;  // other whole texts that were read, by falling weight
};

// A dot, dash or the like among Han characters, or a comma at the head of the line: a speck, or a comma without
// its tail; no filing has one there.
[[nodiscard]] bool has_speck_marks(const std::vector<Symbol>& symbols);

// The form in which readings are compared: folded (fold_text), but ① is not 1.
[[nodiscard]] std::string vote_key(std::string_view text);

// Characters are compared by their vote_key. Ballots are aligned one after another with the first one's slots
// by edit distance and place; each slot goes to the character, or to none, with the most weight (score times the
// weights of symbol and ballot; speck marks count little; where something is printed for certain none does not
// stand), and to what makes a word of `words` of it (word_choice.hpp).
[[nodiscard]] Verdict count_votes(const std::vector<Ballot>& ballots, const CommonWords& words = {});

}  // namespace shenbao
