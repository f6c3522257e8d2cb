#include "pipeline/text/word_choice.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// Of each character of a word. Of 1629 cells of nine copies and 1633 of as many scans at 150 dpi, in UMing 9 pt,
// 1379 and 1517 were exact without words, 1416 and 1548 with 0.6, 1423 and 1554 with 1, 1427 and 1551 with 1.5;
// with 1 none went wrong that was right without. (Before numbers and negations were left out.)
constexpr double kWordWeight = 1;
// Of what the network may see in a glyph, for it to be looked for among words; with 0.005 the same cells.
constexpr double kLeastLikeness = 0.02;

struct Candidate {
    char32_t character = 0;
    double weight = 0;  // of its votes, or how likely the network finds it
};

// The places of a line where something was chosen, and what may stand at each; the best by votes first.
struct Lattice {
    std::vector<std::size_t> slots;
    std::vector<std::vector<Candidate>> candidates;
};

char32_t character_of(const std::string& key) {
    const std::u32string points = decode_utf8(key);
    return points.size() == 1 ? points.front() : 0;
}

std::vector<Candidate> candidates_of(const Slot& slot) {
    const auto& [best, choice] = slot.best();
    std::vector<Candidate> listed{{character_of(best), choice.weight}};
    const bool counts = std::ranges::any_of(
        slot.choices, [](const auto& seen) { return changes_meaning(character_of(seen.first)); });
    if (!is_han(listed.front().character) || counts || slot.is_told()) return listed;
    for (const auto& [key, other] : slot.choices)
        if (key != best && is_han(character_of(key))) listed.push_back({character_of(key), other.weight});
    for (const OtherVote& likely : slot.lookalikes) {
        const char32_t c = character_of(vote_key(likely.text));
        if (likely.weight >= kLeastLikeness && is_han(c) && !changes_meaning(c) &&
            std::ranges::find(listed, c, &Candidate::character) == listed.end())
            listed.push_back({c, likely.weight});
    }
    return listed;
}

Lattice make_lattice(const std::vector<Slot>& slots) {
    Lattice lattice;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].best().first.empty()) continue;
        lattice.slots.push_back(i);
        lattice.candidates.push_back(candidates_of(slots[i]));
    }
    return lattice;
}

struct Word {
    std::vector<const Candidate*> characters;
    double weight = 0;
};

// The way through the lattice with the most weight, in words and single characters.
class Path {
  public:
    Path(const Lattice& lattice, const CommonWords& words)
        : lattice_(lattice),
          words_(words),
          best_(lattice.slots.size() + 1, -std::numeric_limits<double>::infinity()),
          arrived_(lattice.slots.size() + 1) {
        best_[0] = 0;
        for (from_ = 0; from_ < lattice.slots.size(); ++from_) {
            const Candidate& first = lattice.candidates[from_].front();
            arrive({{&first}, first.weight});
            if (is_han(first.character)) extend({}, U"");
        }
    }

    [[nodiscard]] std::vector<const Candidate*> characters() const {
        std::vector<const Candidate*> all;
        for (std::size_t end = best_.size() - 1; end > 0; end -= arrived_[end].characters.size())
            all.insert(all.begin(), arrived_[end].characters.begin(), arrived_[end].characters.end());
        return all;
    }

  private:
    void extend(const Word& word, const std::u32string& text) {
        const std::size_t at = from_ + word.characters.size();
        if (at == lattice_.candidates.size()) return;
        for (const Candidate& candidate : lattice_.candidates[at]) {
            const std::u32string longer = text + candidate.character;
            if (!words_.has_head(longer)) continue;
            Word next = word;
            next.characters.push_back(&candidate);
            next.weight += candidate.weight + kWordWeight;
            if (words_.has(longer)) arrive(next);
            extend(next, longer);
        }
    }
    void arrive(const Word& word) {
        const std::size_t end = from_ + word.characters.size();
        if (best_[from_] + word.weight <= best_[end]) return;
        best_[end] = best_[from_] + word.weight;
        arrived_[end] = word;
    }

    const Lattice& lattice_;
    const CommonWords& words_;
    std::size_t from_ = 0;
    std::vector<double> best_;  // weight of the way to here
    std::vector<Word> arrived_;
};

// Whether of all that may stand there the chosen one alone makes a word with what was chosen beside it: 昭明
// confirms no 昭 that the network may take for 照.
bool is_only_word(const std::vector<Candidate>& candidates, const std::u32string& text, std::size_t at,
                  const CommonWords& words) {
    if (!is_han(text[at]) || changes_meaning(text[at]) || !words.cover(text, at)) return false;
    return std::ranges::none_of(candidates, [&](const Candidate& candidate) {
        std::u32string other = text;
        other[at] = candidate.character;
        return other[at] != text[at] && is_han(other[at]) && words.cover(other, at);
    });
}

}  // namespace

void choose_words(std::vector<Slot>& slots, const CommonWords& words) {
    const Lattice lattice = make_lattice(slots);
    const std::vector<const Candidate*> chosen = Path(lattice, words).characters();
    std::u32string text;
    for (const Candidate* one : chosen) text += one->character;
    for (std::size_t at = 0; at < chosen.size(); ++at) {
        Slot& slot = slots[lattice.slots[at]];
        if (chosen[at] != &lattice.candidates[at].front())
            slot.prefer(encode_utf8(chosen[at]->character), chosen[at]->weight);
        slot.only_word = is_only_word(lattice.candidates[at], text, at, words);
    }
}

}  // namespace shenbao
