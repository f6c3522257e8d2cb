#include "pipeline/text/vote.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/specks_behind_stops.hpp"

namespace shenbao {

namespace {

struct Choice {
    Symbol symbol;
    double weight = 0;
    double score_sum = 0;
    int count = 0;
    std::set<std::string> witnesses{};  // names of the readers
};

// A digit, or what changes the number or the words beside it: a sign, 万, 不. key: of one character, or "".
bool is_of_figure(const std::string& key) {
    const std::u32string points = decode_utf8(key);
    return !points.empty() &&
           (is_digit(points.front()) || is_in(points.front(), U"<>=≤≥≦≧±+%‰/×~万亿千百十不未无非"));
}

// One position of the alignment: who wants which character there. "" stands for "nothing here".
struct Slot {
    std::map<std::string, Choice> choices;  // by folded character
    bool printed = false;                   // nothing is no choice

    void add(const std::string& key, const Symbol& symbol, double weight, const std::string& witness) {
        Choice& choice = choices[key];
        choice.witnesses.insert(witness);
        if (choice.count == 0 || symbol.score > choice.symbol.score) choice.symbol = symbol;
        printed = printed || symbol.printed;
        choice.weight += weight;
        choice.score_sum += symbol.score;
        ++choice.count;
    }
    // A second opinion on the symbol that was just added.
    void favour(const OtherVote& other, const Symbol& symbol, double ballot_weight) {
        Choice& choice = choices[vote_key(other.text)];
        choice.weight += ballot_weight * other.weight;
        choice.witnesses.insert(kGlyphReader);  // its network's
        if (choice.count > 0) return;
        choice.symbol = {other.text, other.weight, symbol.x0, symbol.x1};
        choice.score_sum = std::min(1.0, other.weight);
        choice.count = 1;
    }
    [[nodiscard]] const std::pair<const std::string, Choice>& best() const {
        const auto weight = [this](const auto& choice) {
            return printed && choice.first.empty() ? -1 : choice.second.weight;
        };
        return *std::max_element(choices.begin(), choices.end(),
                                 [&](const auto& a, const auto& b) { return weight(a) < weight(b); });
    }
    // Two that err differently saw another character here than the one chosen.
    [[nodiscard]] bool contested() const {
        return std::any_of(choices.begin(), choices.end(), [this](const auto& choice) {
            return !choice.first.empty() && choice.first != best().first &&
                   are_of_two_kinds(choice.second.witnesses);
        });
    }
    // Two that err differently saw the character chosen; or one reader alone saw something where nothing was
    // chosen, and no part of a figure: without the < of a worn <= that one reader saw, = was accepted.
    [[nodiscard]] bool confirmed() const {
        if (!best().first.empty()) return are_of_two_kinds(best().second.witnesses);
        std::set<std::string> seen;
        for (const auto& [key, choice] : choices) {
            if (is_of_figure(key)) return false;
            if (!key.empty()) seen.insert(choice.witnesses.begin(), choice.witnesses.end());
        }
        return seen.size() == 1;
    }
    [[nodiscard]] double total() const {
        double sum = 0;
        for (const auto& [key, choice] : choices) sum += choice.weight;
        return sum;
    }
};

// A missing character is a vote too, a little weaker than a seen one: readers drop more than they invent.
constexpr double kNothingScore = 0.6;  // guess, unmeasured

enum class Step : unsigned char { match, only_slot, only_symbol };

bool is_stop(const std::string& key) {
    return key == "." || key == "," || key == ":" || key == ";" || key == "、" || key == "。";
}

// What it costs to read `key` where the slot's readers have other characters. A stop is rather another stop than a
// digit: of 428,350.00 the comma was lost where the glyphs made one character of 28 (4跚.350.阅), for their dot
// was taken for the 8.
double cost_of_change(const Slot& slot, const std::string& key) {
    constexpr double kOther = 1.2, kOtherKind = 1.6;  // nothing beside something is 1. Guesses
    if (slot.choices.contains(key)) return 0;
    const bool same_kind = std::ranges::any_of(slot.choices, [&](const auto& choice) {
        return !choice.first.empty() && is_stop(choice.first) == is_stop(key);
    });
    return same_kind ? kOther : kOtherKind;
}

// Cheapest alignment of the slots with a ballot's characters, as steps from the left.
std::vector<Step> align(const std::vector<Slot>& slots, const std::vector<std::string>& keys) {
    const std::size_t n = slots.size(), m = keys.size();
    std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1, 0));
    for (std::size_t i = 0; i <= n; ++i) cost[i][0] = static_cast<double>(i);
    for (std::size_t j = 0; j <= m; ++j) cost[0][j] = static_cast<double>(j);
    const auto change = [&](std::size_t i, std::size_t j) { return cost_of_change(slots[i], keys[j]); };
    for (std::size_t i = 1; i <= n; ++i)
        for (std::size_t j = 1; j <= m; ++j)
            cost[i][j] =
                std::min({cost[i - 1][j - 1] + change(i - 1, j - 1), cost[i - 1][j] + 1, cost[i][j - 1] + 1});
    std::vector<Step> steps;
    for (std::size_t i = n, j = m; i > 0 || j > 0;) {
        if (i > 0 && j > 0 && cost[i][j] == cost[i - 1][j - 1] + change(i - 1, j - 1)) {
            steps.push_back(Step::match);
            --i, --j;
        } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
            steps.push_back(Step::only_slot);
            --i;
        } else {
            steps.push_back(Step::only_symbol);
            --j;
        }
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
}

std::vector<std::string> keys_of(const std::vector<Symbol>& symbols) {
    std::vector<std::string> keys;
    for (const Symbol& symbol : symbols) keys.push_back(vote_key(symbol.text));
    return keys;
}

void add_ballot(std::vector<Slot>& slots, const Ballot& ballot, double weight_before) {
    const std::vector<std::string> keys = keys_of(ballot.symbols);
    std::vector<Slot> merged;
    std::size_t slot = 0, symbol = 0;
    for (const Step step : align(slots, keys)) {
        if (step == Step::only_symbol) {
            merged.emplace_back();
            if (weight_before > 0)
                merged.back().add("", {"", kNothingScore, 0, 0}, weight_before * kNothingScore, "");
        } else {
            merged.push_back(std::move(slots[slot++]));
        }
        if (step == Step::only_slot) {
            merged.back().add("", {"", kNothingScore, 0, 0}, ballot.weight * kNothingScore, ballot.reader);
        } else {
            const Symbol& read = ballot.symbols[symbol];
            merged.back().add(keys[symbol++], read, ballot.weight * read.weight * read.score, ballot.reader);
            if (read.other) merged.back().favour(*read.other, read, ballot.weight);
        }
    }
    slots = std::move(merged);
}

// Whether something may stand before glyph `at`. A character like those behind it (the second 0 of 100) may as
// well stand behind them; the alignment puts it as far left as it can.
bool has_room(std::size_t at, const std::string& key, const std::vector<Symbol>& glyphs) {
    for (; at > 0 && glyphs[at - 1].adjoins; ++at)
        if (at == glyphs.size() || vote_key(glyphs[at].text) != key) return false;
    return true;
}

// Takes out what a reader put between two glyphs that adjoin, and behind a last one that nothing follows.
void drop_roomless(std::vector<Symbol>& symbols, const std::vector<Symbol>& glyphs) {
    if (std::none_of(glyphs.begin(), glyphs.end(), [](const Symbol& glyph) { return glyph.adjoins; })) return;
    std::vector<Slot> slots;
    for (const Symbol& glyph : glyphs) {
        slots.emplace_back();
        slots.back().add(vote_key(glyph.text), glyph, 1, kGlyphReader);
    }
    std::vector<Symbol> kept;
    std::size_t glyph = 0, symbol = 0;
    const std::vector<std::string> keys = keys_of(symbols);
    for (const Step step : align(slots, keys)) {
        const bool room = step != Step::only_symbol || has_room(glyph, keys[symbol], glyphs);
        if (step != Step::only_symbol) ++glyph;
        if (step == Step::only_slot) continue;
        if (room) kept.push_back(symbols[symbol]);
        ++symbol;
    }
    symbols = std::move(kept);
}

// Marks that readers make of specks and of commas without a tail.
constexpr std::u32string_view kSpeckMarks = U".-_'`·~^*";
constexpr std::u32string_view kNeverFirst = U".,·，、。";  // no line begins with them (GB/T 15834-2011, 5.1.1)
constexpr double kSpeckMarkWeight = 0.2;                   // one reader that saw a comma, or nothing, outvotes two

bool is_han_at(const std::vector<Symbol>& symbols, std::size_t i) {
    return i < symbols.size() && is_han(decode_utf8(symbols[i].text).front());
}

bool is_speck_mark(const std::vector<Symbol>& symbols, std::size_t i) {
    const char32_t c = decode_utf8(symbols[i].text).front();
    const bool behind = i > 0 && is_han_at(symbols, i - 1), before = is_han_at(symbols, i + 1);
    if (i == 0 && symbols.size() > 1 && kNeverFirst.find(c) != std::u32string_view::npos) return true;
    return kSpeckMarks.find(c) != std::u32string_view::npos && (behind || i == 0) &&
           (before || i + 1 == symbols.size()) && symbols.size() > 1;
}

void doubt_speck_marks(std::vector<Symbol>& symbols) {
    for (std::size_t i = 0; i < symbols.size(); ++i)
        if (is_speck_mark(symbols, i)) symbols[i].weight = kSpeckMarkWeight;
}

void add_winner(const Slot& slot, Verdict& verdict) {
    const auto& [key, choice] = slot.best();
    if (key.empty()) return;
    Symbol symbol = choice.symbol;
    const double total = slot.total();
    symbol.score = choice.score_sum / choice.count * (total > 0 ? choice.weight / total : 0);
    verdict.text += symbol.text;
    verdict.symbols.push_back(symbol);
}

void weigh_texts(const std::vector<Ballot>& ballots, Verdict& verdict) {
    const std::string chosen = vote_key(verdict.text);
    std::map<std::string, Alternative> others;
    std::set<std::string> agreeing_readers;
    double total = 0;
    int agreeing = 0;
    for (const Ballot& ballot : ballots) {
        const std::string text = text_of(ballot.symbols), folded = vote_key(text);
        const double weight = ballot.weight * mean_score(ballot.symbols);
        total += weight;
        if (folded == chosen) {
            ++agreeing;
            agreeing_readers.insert(ballot.reader);
            continue;
        }
        Alternative& other = others[folded];
        other = {text, other.confidence.value_or(0) + weight, "ocr"};
    }
    verdict.agreement = ballots.empty() ? 0 : static_cast<double>(agreeing) / static_cast<double>(ballots.size());
    verdict.models_agree = are_of_two_kinds(agreeing_readers);
    for (auto& [folded, other] : others) {
        if (total > 0) other.confidence = *other.confidence / total;
        verdict.alternatives.push_back(other);
    }
    std::sort(verdict.alternatives.begin(), verdict.alternatives.end(),
              [](const Alternative& a, const Alternative& b) { return a.confidence > b.confidence; });
}

}  // namespace

std::string vote_key(std::string_view text) {
    std::string key;
    for (const char32_t c : decode_utf8(text)) {
        const bool circled = c >= U'①' && c <= U'⑳';
        key += circled ? encode_utf8(c) : fold_text(encode_utf8(c));
    }
    return key;
}

bool has_speck_marks(const std::vector<Symbol>& symbols) {
    for (std::size_t i = 0; i < symbols.size(); ++i)
        if (is_speck_mark(symbols, i)) return true;
    return false;
}

Verdict count_votes(const std::vector<Ballot>& ballots) {
    const auto glyphs = std::find_if(ballots.begin(), ballots.end(),
                                     [](const Ballot& ballot) { return ballot.reader == kGlyphReader; });
    std::vector<Slot> slots;
    double weight_before = 0;
    bool as_read = true;  // nothing was taken out of a ballot
    for (Ballot ballot : ballots) {
        const std::size_t read = ballot.symbols.size();
        if (glyphs != ballots.end() && ballot.reader != kGlyphReader)
            drop_roomless(ballot.symbols, glyphs->symbols);
        ballot.symbols = without_marks_behind_stops(std::move(ballot.symbols));
        as_read = as_read && ballot.symbols.size() == read;
        doubt_speck_marks(ballot.symbols);
        add_ballot(slots, ballot, weight_before);
        weight_before += ballot.weight;
    }
    Verdict verdict;
    for (const Slot& slot : slots) add_winner(slot, verdict);
    weigh_texts(ballots, verdict);
    // Each reader may err elsewhere: two kinds of them need not agree on the whole text.
    if (as_read && !slots.empty() && std::ranges::all_of(slots, &Slot::confirmed)) verdict.models_agree = true;
    if (std::ranges::any_of(slots, &Slot::contested)) verdict.models_agree = false;
    return verdict;
}

}  // namespace shenbao
