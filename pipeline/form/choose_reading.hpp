// Which of the readings that the pixels support makes sense in its column. Never a text that no reading gave,
// except a closed word that is the reading without its marks, or one look-alike away from that, or but for one
// character of its 指标 at the end, or that half of one reading is where no text has half of the weight, and an
// amount whose dot was read as a colon.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "pipeline/form/make_field.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

struct ChosenReading {
    std::string text;
    double weight = 0;                 // of the chosen text among the readings; 0 for a corrected look-alike
    bool changed = false;              // not the first candidate
    std::optional<double> similarity;  // of the first candidate to the closed vocabulary
    std::optional<bool> parses;        // chosen text is of the expected type; nullopt where there is none
    bool half_read = false;            // a closed word that half of a reading is: a person looks
};

// candidates: as of read_candidates, not empty.
[[nodiscard]] ChosenReading choose_reading(std::span<const WeightedText> candidates, const Expectation& expected,
                                           const Confusions& confusions);

// The vocabulary's entry with this printed form (by folded text), points behind its 指标 or not; nullptr if there
// is none.
[[nodiscard]] const VocabularyWord* find_word(const Vocabulary& vocabulary, const std::string& text);

// find_word, or not more than one of five characters of it misread: enough where nothing is delivered of it.
[[nodiscard]] bool is_near_word(const Vocabulary& vocabulary, const std::string& text,
                                const Confusions& confusions);

}  // namespace shenbao
