// The ballots of a line, aligned: what each reader saw at each place. Of vote.cpp and what settles its votes.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/text/recogniser.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

struct Choice {
    Symbol symbol;
    double weight = 0;
    double score_sum = 0;
    int count = 0;
    std::set<std::string> witnesses{};  // names of the readers
};

// One place of the alignment: who wants which character there. "" stands for "nothing here".
struct Slot {
    std::map<std::string, Choice> choices;  // by folded character (vote_key)
    bool printed = false;                   // nothing is no choice
    std::vector<OtherVote> lookalikes{};    // what the glyph may be, seen by none
    std::string preferred{};                // key of the choice that wins whatever its weight; empty: none
    std::optional<int> place{};             // px from the left, of what the first saw there, or the glyphs
    bool only_word = false;                 // the best makes a word with its neighbours and no other choice does

    void add(const std::string& key, const Symbol& symbol, double weight, const std::string& witness);
    // A second opinion on the symbol that was just added.
    void favour(const OtherVote& other, const Symbol& symbol, double ballot_weight);

    // Makes the choice of this key the best; if no reader saw it, as likely as that (0..1).
    void prefer(const std::string& key, double likeness);

    [[nodiscard]] const std::pair<const std::string, Choice>& best() const;
    [[nodiscard]] const std::pair<const std::string, Choice>& best_by_weight() const;
    // Two that err differently saw another character here than the one chosen.
    [[nodiscard]] bool contested() const;
    // Two that err differently saw the character chosen, and not against the network; or one reader alone saw
    // something where nothing was chosen, and no part of a figure: without the < of a worn <= that one reader saw,
    // = was accepted.
    [[nodiscard]] bool confirmed() const;
    // That, or shape or word tell, for a Han character that is no number and no negation.
    [[nodiscard]] bool borne_out() const;
    // The glyphs saw the character chosen, and so did their network, which is sure.
    [[nodiscard]] bool borne_out_by_shape() const;
    // It alone makes a word, and the glyphs saw it (clearly, where two readers saw another), or two other readers
    // did, and the network finds it not unlikely and is sure of no other.
    [[nodiscard]] bool borne_out_by_word() const;
    // What was chosen is none that a reader gave.
    [[nodiscard]] bool is_unseen() const { return !best().first.empty() && best().second.witnesses.empty(); }
    // Two that err differently saw the character chosen, and the network is sure of it, too: no word says more.
    [[nodiscard]] bool is_told() const;
    // The network, a part of the glyphs' reader, takes the ink for another Han character than the one chosen,
    // surely, or only one other reader saw that; but for one that alone makes a word. 古树 was accepted as 吉树,
    // 馆舍 as 馆合.
    [[nodiscard]] bool is_against_network() const;
    [[nodiscard]] double total() const;
};

// 一次 and 三次 are words, 二次 is none; 不 and 未 turn what follows: what neither shape nor word may tell alone.
[[nodiscard]] bool changes_meaning(char32_t c);

enum class Step : unsigned char { match, only_slot, only_symbol };

// Cheapest alignment of the slots with a ballot's characters, as steps from the left: alike by what they are
// (their vote_keys) and by where they stand.
[[nodiscard]] std::vector<Step> align(const std::vector<Slot>& slots, const std::vector<Symbol>& symbols);

// A slot for each glyph of a reading by shape.
[[nodiscard]] std::vector<Slot> slots_of(const std::vector<Symbol>& glyphs);

[[nodiscard]] std::vector<std::string> keys_of(const std::vector<Symbol>& symbols);

// weight_before: of all ballots that were added before.
void add_ballot(std::vector<Slot>& slots, const Ballot& ballot, double weight_before);

}  // namespace shenbao
