#include "pipeline/form/settle_level1.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/choose_reading.hpp"

namespace shenbao {
namespace {

constexpr double kHalf = 0.5;    // similarity of what was read. Guess
constexpr double kMargin = 0.5;  // edits that every other word is further away, as in choose_reading.cpp

// The level 1 that the row's level 2 leaves; nullptr if it leaves several or was not read.
const VocabularyWord* level1_above(const OptionalField& level2, const Lexicon& lexicon) {
    if (!level2 || !level2->value) return nullptr;
    const VocabularyWord* word = find_word(lexicon.vocabularies.at("level2"), level2->text);
    if (!word || word->level1.size() != 1) return nullptr;
    return find_word(lexicon.vocabularies.at("level1"), word->level1.front());
}

struct Nearest {
    std::string form;
    double distance = std::numeric_limits<double>::infinity();   // edits, look-alikes half
    double runner_up = std::numeric_limits<double>::infinity();  // of any other form of any word
    bool of_word = false;
};

// Nearest of all printed forms of all levels 1. of: the word that the nearest should be one of.
Nearest find_nearest(const Lexicon& lexicon, std::u32string_view read, const VocabularyWord& of) {
    Nearest nearest;
    for (const VocabularyWord& word : lexicon.vocabularies.at("level1")) {
        std::vector<std::string> forms = word.variants;
        forms.push_back(word.word);
        for (const std::string& form : forms) {
            const double distance = confusable_distance(read, decode_utf8(fold_text(form)), lexicon.confusions);
            if (distance < nearest.distance)
                nearest = {form, distance, nearest.distance, &word == &of};
            else
                nearest.runner_up = std::min(nearest.runner_up, distance);
        }
    }
    return nearest;
}

// The printed form of `word` that the reading is half of; nullopt if any other is as near.
std::optional<std::string> half_read_form(const VocabularyWord& word, const std::string& text,
                                          const Lexicon& lexicon) {
    const std::u32string read = decode_utf8(fold_text(text));
    const Nearest nearest = find_nearest(lexicon, read, word);
    if (!nearest.of_word || nearest.runner_up - nearest.distance < kMargin) return std::nullopt;
    const std::u32string form = decode_utf8(fold_text(nearest.form));
    if (confusable_similarity(read, form, lexicon.confusions) < kHalf) return std::nullopt;
    return nearest.form;
}

}  // namespace

void settle_level1(Indicator& indicator, const Lexicon& lexicon) {
    OptionalField& level1 = indicator.level1;
    if (!level1 || level1->value || level1->text.empty() || level1->source != FieldSource::ocr) return;
    const VocabularyWord* word = level1_above(indicator.level2, lexicon);
    const auto half = word ? half_read_form(*word, level1->text, lexicon) : std::nullopt;
    if (!half) return;
    std::erase_if(level1->alternatives,
                  [&](const Alternative& other) { return fold_text(other.text) == fold_text(*half); });
    level1->alternatives.insert(level1->alternatives.begin(), {level1->text, {}, "ocr"});
    level1->text = *half;
    level1->value.emplace();
    level1->value->kind = ValueKind::enumeration;
    level1->value->text = word->word;
    level1->evidence.set(EvidenceKind::alphabet_gap, 1);
    level1->evidence.set(EvidenceKind::models_agree, 0);
    level1->evidence.set(EvidenceKind::borne_out, 0);
}

}  // namespace shenbao
