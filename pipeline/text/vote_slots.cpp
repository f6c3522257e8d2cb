#include "pipeline/text/vote_slots.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// A missing character is a vote too, a little weaker than a seen one: readers drop more than they invent.
constexpr double kNothingScore = 0.6;  // guess, unmeasured

// A digit, or what changes the number or the words beside it: a sign, 万, 不. key: of one character, or "".
bool is_of_figure(const std::string& key) {
    const std::u32string points = decode_utf8(key);
    return !points.empty() &&
           (is_digit(points.front()) || is_in(points.front(), U"<>=≤≥≦≧±+%‰/×~万亿千百十不未无非"));
}

bool is_stop(const std::string& key) {
    return key == "." || key == "," || key == ":" || key == ";" || key == "、" || key == "。";
}

// What the network may see in the glyph, where two readers that know words saw it: on worn scans of the fit 单井
// was 单间 to both of them, 白杨县 白杨基, 青崖 青岩.
constexpr double kLeastLikeness = 0.02;
// Of 32 places of 72 scans where a word and so much likeness told, all were right.
constexpr double kLikely = 0.5;

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

// What it costs to take for one what stands apart, in characters: left edges, for the right ones of neural readers
// may be anywhere (where only a part was shown, its last character went on to its end). Of LED灯具 one read 灯 as
// KJ, another as 灯 alone: without its place it was taken for the J, and K came before it.
double cost_of_distance(double characters) {
    constexpr double kPlay = 0.6, kMost = 0.5;  // guesses
    return std::clamp(characters - kPlay, 0.0, 1.0) * kMost;
}

// Mean advance from left edge to left edge, px; nullopt where too little is there to tell.
std::optional<double> pitch_of(const std::vector<Slot>& slots, const std::vector<Symbol>& symbols) {
    std::vector<int> edges;
    for (const Slot& slot : slots)
        if (slot.place) edges.push_back(*slot.place);
    if (symbols.size() > edges.size()) {
        edges.clear();
        for (const Symbol& symbol : symbols) edges.push_back(symbol.x0);
    }
    if (edges.size() < 2 || edges.back() <= edges.front()) return std::nullopt;
    return (edges.back() - edges.front()) / static_cast<double>(edges.size() - 1);
}

}  // namespace

bool changes_meaning(char32_t c) {
    return is_in(c, U"一二三四五六七八九十百千万亿两半几零〇不未无非");
}

void Slot::add(const std::string& key, const Symbol& symbol, double weight, const std::string& witness) {
    Choice& choice = choices[key];
    choice.witnesses.insert(witness);
    if (choice.count == 0 || symbol.score > choice.symbol.score) choice.symbol = symbol;
    if (!key.empty() && (!place || witness == kGlyphReader)) place = symbol.x0;
    printed = printed || symbol.printed;
    if (!symbol.lookalikes.empty()) lookalikes = symbol.lookalikes;
    choice.weight += weight;
    choice.score_sum += symbol.score;
    ++choice.count;
}

void Slot::favour(const OtherVote& other, const Symbol& symbol, double ballot_weight) {
    Choice& choice = choices[vote_key(other.text)];
    choice.weight += ballot_weight * other.weight;
    choice.witnesses.insert(kGlyphReader);  // its network's
    if (choice.count > 0) return;
    choice.symbol = {other.text, other.weight, symbol.x0, symbol.x1};
    choice.score_sum = std::min(1.0, other.weight);
    choice.count = 1;
}

void Slot::prefer(const std::string& key, double likeness) {
    preferred = key;
    if (choices.contains(key)) return;
    const Symbol& best_seen = best_by_weight().second.symbol;
    choices[key] = {{key, likeness, best_seen.x0, best_seen.x1}, likeness, likeness, 1};
}

const std::pair<const std::string, Choice>& Slot::best() const {
    const auto wanted = choices.find(preferred);
    return preferred.empty() || wanted == choices.end() ? best_by_weight() : *wanted;
}

const std::pair<const std::string, Choice>& Slot::best_by_weight() const {
    const auto weight = [this](const auto& choice) {
        return printed && choice.first.empty() ? -1 : choice.second.weight;
    };
    return *std::max_element(choices.begin(), choices.end(),
                             [&](const auto& a, const auto& b) { return weight(a) < weight(b); });
}

bool Slot::contested() const {
    return std::any_of(choices.begin(), choices.end(), [this](const auto& choice) {
        return !choice.first.empty() && choice.first != best().first && are_of_two_kinds(choice.second.witnesses);
    });
}

bool Slot::confirmed() const {
    const auto& [chosen, choice] = best();
    if (!chosen.empty()) return are_of_two_kinds(choice.witnesses) && !is_against_network();
    std::set<std::string> seen;
    for (const auto& [key, other] : choices) {
        if (is_of_figure(key)) return false;
        if (!key.empty()) seen.insert(other.witnesses.begin(), other.witnesses.end());
    }
    return seen.size() == 1;
}

bool Slot::is_against_network() const {
    constexpr std::size_t kEnough = 3;  // two readers beside the glyphs
    const auto& [chosen, choice] = best();
    const std::u32string points = decode_utf8(chosen);
    if (lookalikes.empty() || only_word || points.empty() || !is_han(points.front())) return false;
    return vote_key(lookalikes.front().text) != chosen &&
           (!surely_alike(lookalikes).empty() || choice.witnesses.size() < kEnough);
}

bool Slot::borne_out() const {
    const std::u32string chosen = decode_utf8(best().first);
    const bool may_be_told = chosen.size() == 1 && is_han(chosen.front()) && !changes_meaning(chosen.front());
    return confirmed() || (may_be_told && (borne_out_by_shape() || borne_out_by_word()));
}

bool Slot::borne_out_by_shape() const {
    const std::string alike = vote_key(surely_alike(lookalikes));
    return !alike.empty() && alike == best().first && best().second.witnesses.contains(kGlyphReader);
}

bool Slot::borne_out_by_word() const {
    const std::set<std::string>& witnesses = best().second.witnesses;
    if (!only_word) return false;
    if (!witnesses.contains(kGlyphReader))
        return witnesses.size() > 1 && surely_alike(lookalikes).empty() &&
               std::ranges::any_of(lookalikes, [this](const OtherVote& likely) {
                   return likely.weight >= kLeastLikeness && vote_key(likely.text) == best().first;
               });
    if (!lookalikes.empty())
        return lookalikes.front().weight >= kLikely && vote_key(lookalikes.front().text) == best().first;
    const bool contradicted = std::ranges::any_of(choices, [this](const auto& choice) {
        return !choice.first.empty() && choice.first != best().first && choice.second.witnesses.size() > 1;
    });
    return !contradicted || best().second.symbol.typical;
}

bool Slot::is_told() const {
    return are_of_two_kinds(best().second.witnesses) && borne_out_by_shape();
}

double Slot::total() const {
    double sum = 0;
    for (const auto& [key, choice] : choices) sum += choice.weight;
    return sum;
}

std::vector<Step> align(const std::vector<Slot>& slots, const std::vector<Symbol>& symbols) {
    const std::size_t n = slots.size(), m = symbols.size();
    const std::vector<std::string> keys = keys_of(symbols);
    const std::optional<double> pitch_px = pitch_of(slots, symbols);
    std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1, 0));
    for (std::size_t i = 0; i <= n; ++i) cost[i][0] = static_cast<double>(i);
    for (std::size_t j = 0; j <= m; ++j) cost[0][j] = static_cast<double>(j);
    const auto change = [&](std::size_t i, std::size_t j) {
        const int apart_px = slots[i].place ? std::abs(*slots[i].place - symbols[j].x0) : 0;
        return cost_of_change(slots[i], keys[j]) + (pitch_px ? cost_of_distance(apart_px / *pitch_px) : 0);
    };
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

std::vector<Slot> slots_of(const std::vector<Symbol>& glyphs) {
    std::vector<Slot> slots;
    for (const Symbol& glyph : glyphs) {
        slots.emplace_back();
        slots.back().add(vote_key(glyph.text), glyph, 1, kGlyphReader);
    }
    return slots;
}

std::vector<std::string> keys_of(const std::vector<Symbol>& symbols) {
    std::vector<std::string> keys;
    for (const Symbol& symbol : symbols) keys.push_back(vote_key(symbol.text));
    return keys;
}

void add_ballot(std::vector<Slot>& slots, const Ballot& ballot, double weight_before) {
    std::vector<Slot> merged;
    std::size_t slot = 0, symbol = 0;
    for (const Step step : align(slots, ballot.symbols)) {
        const Symbol* read = step == Step::only_slot ? nullptr : &ballot.symbols[symbol++];
        const bool borrowed = read && read->borrowed;
        if (step != Step::only_symbol) {
            merged.push_back(std::move(slots[slot++]));
        } else if (!borrowed) {
            merged.emplace_back();
            if (weight_before > 0)
                merged.back().add("", {"", kNothingScore, 0, 0}, weight_before * kNothingScore, "");
        }
        if (borrowed) continue;
        if (!read) {
            const double weight = ballot.of_parts ? 0 : ballot.weight * kNothingScore;
            merged.back().add("", {"", kNothingScore, 0, 0}, weight, ballot.reader);
        } else {
            merged.back().add(vote_key(read->text), *read, ballot.weight * read->weight * read->score,
                              ballot.reader);
            if (read->other) merged.back().favour(*read->other, *read, ballot.weight);
        }
    }
    slots = std::move(merged);
}

}  // namespace shenbao
