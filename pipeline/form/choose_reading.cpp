#include "pipeline/form/choose_reading.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_grammar.hpp"
#include "pipeline/form/mend_text.hpp"
#include "pipeline/form/points_note.hpp"

namespace shenbao {
namespace {

constexpr double kComparable = 0.25;   // weight of a sensible reading against a senseless one. Guess, unmeasured
constexpr double kNearWord = 0.6;      // similarity to a closed word. Guess, unmeasured
constexpr double kWordMargin = 0.5;    // edits that the next word is further away. Guess, unmeasured
constexpr std::size_t kLongWord = 6;   // characters: one of them misread leaves no doubt which it is. Guess
constexpr double kOneLookAlike = 0.5;  // confusable_distance of a single look-alike
constexpr double kHalfRead = 0.5;      // similarity of a word that no reader read whole. Guess
constexpr double kNoMajority = 0.5;    // weight of a reading that the other readers bear out less

// A wordy value that no reader garbled: Han characters and their punctuation only.
bool is_plain_words(std::u32string_view text) {
    return std::ranges::all_of(text, [](char32_t c) { return is_han(c) || is_in(c, U"“”、，,；;：:（）()。·"); });
}

// A stop or comma after a bare quantity is more often a speck; a sentence ends in 。
bool ends_in_specks(const std::string& text) {
    const std::u32string folded = decode_utf8(fold_text(text));
    return !folded.empty() && is_in(folded.back(), U".,;、");
}

// No form has a column for debts: the minus of an amount is nearly always a speck.
bool is_negative(const std::string& text) {
    const std::u32string folded = decode_utf8(fold_text(text));
    return folded.size() > 1 && folded.front() == U'-' && is_digit(folded[1]);
}

// 2 = what the column wants, 1 = possible, 0 = senseless.
int sense_of_value(const std::string& text) {
    if (text == "—" || text == "——") return 2;  // nothing to tell, and how long the dash is the paper says
    const Value value = parse_target_value(text);
    const std::u32string plain = normalise_value(text);
    if (value.kind == ValueKind::qualitative) return is_plain_words(plain) ? 2 : has_digit(plain) ? 0 : 1;
    if (value.kind == ValueKind::placeholder) return 1;
    const bool change = value.cmp == Comparator::change_up || value.cmp == Comparator::change_down;
    if (has_flag(value, "percent_gt_100") && !change) return 1;
    if (ends_in_specks(text)) return 1;
    return 2;
}

int sense_of(const std::string& text, const Expectation& expected) {
    if (expected.kind == FieldKind::amount && is_negative(text)) return 1;
    if (expected.kind == FieldKind::target_value) return sense_of_value(text);
    return parse_kind(expected.kind, text, expected.unit) ? 2 : 0;
}

bool is_typed(FieldKind kind) {
    return kind != FieldKind::vocabulary && kind != FieldKind::name && kind != FieldKind::text;
}

ChosenReading choose_typed(std::span<const WeightedText> candidates, const Expectation& expected) {
    WeightedText own = candidates.front();
    if (expected.kind == FieldKind::amount) own.text = mend_amount(own.text);
    ChosenReading chosen{own.text, own.weight, own.text != candidates.front().text, {}, {}};
    int sense = sense_of(own.text, expected);
    for (const WeightedText& other : candidates.subspan(1)) {
        if (sense == 2 || other.weight < kComparable * own.weight) break;
        const int better = sense_of(other.text, expected);
        if (better <= sense) continue;
        sense = better;
        chosen = {other.text, other.weight, true, {}, {}};
    }
    chosen.parses = sense == 2;
    return chosen;
}

// A hyphen between words is a speck if a reader saw the same text without it.
ChosenReading choose_without_specks(std::span<const WeightedText> candidates) {
    const WeightedText* chosen = &candidates.front();
    const std::string words = without_hyphens(chosen->text);
    for (const WeightedText& other : candidates.subspan(1))
        if (other.text.size() < chosen->text.size() && without_hyphens(other.text) == words) chosen = &other;
    return {chosen->text, chosen->weight, chosen != &candidates.front(), {}, {}};
}

struct NearWord {
    std::string word;
    double similarity = 0;
    double distance = 1e9;   // edits, look-alikes half
    double runner_up = 1e9;  // distance of the next word
};

void consider(NearWord& best, const std::string& word, const std::u32string& own, const Confusions& confusions) {
    const std::u32string folded = decode_utf8(fold_text(word));
    const double distance = confusable_distance(own, folded, confusions);
    if (distance < best.distance) {
        best = {word, confusable_similarity(own, folded, confusions), distance, best.distance};
    } else {
        best.runner_up = std::min(best.runner_up, distance);
    }
}

NearWord find_near_word(const Vocabulary& vocabulary, const std::string& text, const Confusions& confusions) {
    const std::u32string own = decode_utf8(fold_text(text));
    NearWord best;
    for (const VocabularyWord& word : vocabulary) {
        consider(best, word.word, own, confusions);
        for (const std::string& variant : word.variants) consider(best, variant, own, confusions);
    }
    return best;
}

// Without the marks that stand within or behind it: no closed word has any. The colon of a heading stays.
std::u32string without_marks(std::u32string text) {
    const bool colon = !text.empty() && text.back() == U':';
    std::erase_if(text, [](char32_t c) { return is_in(c, U".,;:·、。\"'“”‘’-—~^*_`|"); });
    return colon ? text + U':' : text;
}

// Whether only the 指标 that so many of the words end in was misread: what tells them from each other was not.
bool differs_in_ending(const std::string& word, const std::u32string& own) {
    constexpr std::u32string_view kEnding = U"指标";
    const std::u32string folded = decode_utf8(fold_text(word));
    if (folded.size() != own.size() || own.size() <= kEnding.size() || !folded.ends_with(kEnding)) return false;
    const std::size_t rest = own.size() - kEnding.size();
    if (std::u32string_view(folded).substr(0, rest) != std::u32string_view(own).substr(0, rest)) return false;
    return own[rest] == kEnding[0] || own[rest + 1] == kEnding[1];
}

// The printed form of a word that is nearest to any of the readings.
NearWord nearest_form(const VocabularyWord& word, std::span<const WeightedText> candidates,
                      const Confusions& confusions) {
    NearWord best;
    for (const WeightedText& candidate : candidates) {
        const std::u32string own = without_marks(decode_utf8(fold_text(candidate.text)));
        consider(best, word.word, own, confusions);
        for (const std::string& variant : word.variants) consider(best, variant, own, confusions);
    }
    return best;
}

// The word that one reading is half of and every other word further from all of them; none if one text
// has half of the weight, for that is printed so. Of a worn 满意度指标 five readers made 满豆让指标, 注区让描标
// and more.
std::optional<NearWord> find_half_read_word(std::span<const WeightedText> candidates, const Vocabulary& vocabulary,
                                            const Confusions& confusions) {
    if (candidates.front().weight >= kNoMajority) return std::nullopt;
    NearWord best;
    double runner_up = best.distance;
    for (const VocabularyWord& word : vocabulary) {
        const NearWord near = nearest_form(word, candidates, confusions);
        runner_up = std::min(runner_up, std::max(near.distance, best.distance));
        if (near.distance < best.distance) best = near;
    }
    if (best.similarity < kHalfRead || runner_up - best.distance < kWordMargin) return std::nullopt;
    return best;
}

ChosenReading choose_word(std::span<const WeightedText> candidates, const Expectation& expected,
                          const Confusions& confusions) {
    const WeightedText& own = candidates.front();
    ChosenReading chosen{own.text, own.weight, false, 1.0, true};
    if (find_word(*expected.vocabulary, own.text)) return chosen;
    const std::u32string folded_own = decode_utf8(fold_text(own.text)), words = without_marks(folded_own);
    const NearWord near = find_near_word(*expected.vocabulary, encode_utf8(words), confusions);
    chosen.similarity = near.similarity;
    chosen.parses = false;
    if (const auto half = find_half_read_word(candidates, *expected.vocabulary, confusions))
        chosen = {half->word, 0, true, near.similarity, true, true};
    if (near.similarity < kNearWord || near.runner_up - near.distance < kWordMargin) return chosen;
    const std::string folded = fold_text(near.word);
    const auto support = std::ranges::find_if(
        candidates.subspan(1), [&](const WeightedText& other) { return fold_text(other.text) == folded; });
    const bool supported = support != candidates.subspan(1).end();
    const bool one_of_many = words.size() >= kLongWord && near.distance <= 1;
    if (!supported && !one_of_many && near.distance > kOneLookAlike && !differs_in_ending(near.word, words))
        return chosen;
    return {near.word, supported ? support->weight : 0, true, near.similarity, true};
}

}  // namespace

const VocabularyWord* find_word(const Vocabulary& vocabulary, const std::string& text) {
    // Points stand behind 指标: ≥90分 is no operator, 优(90-100分) no grade but a legend of grades.
    const std::string folded = fold_text(text), name = encode_utf8(without_points(decode_utf8(folded)));
    const bool has_points = name != folded && name.ends_with("指标");
    const auto printed = [&](const std::string& form) {
        const std::string other = fold_text(form);
        return other == folded || (has_points && other == name);
    };
    const auto found = std::ranges::find_if(vocabulary, [&](const VocabularyWord& word) {
        return printed(word.word) || std::ranges::any_of(word.variants, printed);
    });
    return found == vocabulary.end() ? nullptr : &*found;
}

bool is_near_word(const Vocabulary& vocabulary, const std::string& text, const Confusions& confusions) {
    constexpr double kOneOfFive = 0.8;  // characters wrong at most
    return find_word(vocabulary, text) || find_near_word(vocabulary, text, confusions).similarity >= kOneOfFive;
}

ChosenReading choose_reading(std::span<const WeightedText> candidates, const Expectation& expected,
                             const Confusions& confusions) {
    const WeightedText& own = candidates.front();
    if (own.text.empty()) return {own.text, own.weight, false, {}, {}};
    if (expected.vocabulary) return choose_word(candidates, expected, confusions);
    if (is_typed(expected.kind)) return choose_typed(candidates, expected);
    return choose_without_specks(candidates);
}

}  // namespace shenbao
