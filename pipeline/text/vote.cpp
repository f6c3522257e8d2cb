#include "pipeline/text/vote.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/specks_behind_stops.hpp"
#include "pipeline/text/vote_slots.hpp"
#include "pipeline/text/word_choice.hpp"

namespace shenbao {

namespace {

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
    const std::vector<Slot> slots = slots_of(glyphs);
    std::vector<Symbol> kept;
    std::size_t glyph = 0, symbol = 0;
    const std::vector<std::string> keys = keys_of(symbols);
    for (const Step step : align(slots, symbols)) {
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

void add_winner(const Slot& slot, bool borne_out, Verdict& verdict) {
    const auto& [key, choice] = slot.best();
    if (key.empty()) return;
    Symbol symbol = choice.symbol;
    const double total = slot.total();
    symbol.score = choice.score_sum / choice.count * (total > 0 ? choice.weight / total : 0);
    symbol.borne_out = borne_out;
    symbol.is_told = slot.is_told();
    verdict.text += symbol.text;
    verdict.symbols.push_back(symbol);
}

// Who has no ≥ says nothing against one that stands alone (before a number they are shown the number), if two are
// left: one alone agrees with nobody.
bool only_able_count(const std::string& text, const std::vector<Ballot>& ballots) {
    const std::u32string points = decode_utf8(text);
    const auto is_able = [](const Ballot& ballot) {
        return !ballot.of_parts && !is_tesseract_model(ballot.reader);
    };
    return points.size() == 1 && is_in(points.front(), U"≥≤≧≦⩾⩽±") && std::ranges::count_if(ballots, is_able) >= 2;
}

void weigh_texts(const std::vector<Ballot>& ballots, Verdict& verdict) {
    const std::string chosen = vote_key(verdict.text);
    std::map<std::string, Alternative> others;
    std::set<std::string> agreeing_readers;
    const bool of_able = only_able_count(verdict.text, ballots);
    double total = 0;
    int agreeing = 0, counted = 0;
    for (const Ballot& ballot : ballots) {
        if (ballot.of_parts) continue;
        const bool counts = !of_able || !is_tesseract_model(ballot.reader);
        if (counts) ++counted;
        const std::string text = text_of(ballot.symbols), folded = vote_key(text);
        const double weight = ballot.weight * mean_score(ballot.symbols);
        total += weight;
        if (folded == chosen) {
            if (counts) ++agreeing;
            agreeing_readers.insert(ballot.reader);
            continue;
        }
        Alternative& other = others[folded];
        other = {text, other.confidence.value_or(0) + weight, "ocr"};
    }
    verdict.agreement = counted == 0 ? 0 : static_cast<double>(agreeing) / counted;
    verdict.models_agree = are_of_two_kinds(agreeing_readers);
    for (auto& [folded, other] : others) {
        if (total > 0) other.confidence = *other.confidence / total;
        verdict.alternatives.push_back(other);
    }
    std::sort(verdict.alternatives.begin(), verdict.alternatives.end(),
              [](const Alternative& a, const Alternative& b) { return a.confidence > b.confidence; });
}

// What was chosen before a place, or behind it; 0 for nothing.
char32_t chosen_beside(const std::vector<Slot>& slots, std::size_t at, bool before) {
    while (before ? at > 0 : at + 1 < slots.size()) {
        at = before ? at - 1 : at + 1;
        const std::u32string points = decode_utf8(slots[at].best().first);
        if (!points.empty()) return before ? points.back() : points.front();
    }
    return 0;
}

// Whether something that a reader saw was dropped between two digits, or beside a dash: 1-8月 was accepted as
// 18月, 类一--房屋类 as 类一房屋类.
bool has_lost_mark(const std::vector<Slot>& slots, std::size_t at) {
    if (!slots[at].best().first.empty() || slots[at].choices.size() < 2) return false;
    const auto is_dash = [](char32_t c) { return is_in(c, U"-—–一"); };
    const char32_t before = chosen_beside(slots, at, true), behind = chosen_beside(slots, at, false);
    const bool saw_dash = std::ranges::any_of(slots[at].choices, [&](const auto& choice) {
        return !choice.first.empty() && is_dash(decode_utf8(choice.first).front());
    });
    return (is_digit(before) && is_digit(behind)) || (saw_dash && (is_dash(before) || is_dash(behind)));
}

// Which places are sure, as `is_sure` says of each by itself. Where nothing was chosen and that is in doubt, what
// stands beside it is, too.
std::vector<bool> find_sure(const std::vector<Slot>& slots, bool (Slot::*is_sure)() const) {
    std::vector<bool> sure;
    for (std::size_t i = 0; i < slots.size(); ++i)
        sure.push_back((slots[i].*is_sure)() && !slots[i].contested() && !has_lost_mark(slots, i));
    std::vector<bool> all = sure;
    const auto is_empty = [&slots](std::size_t i) { return slots[i].best().first.empty(); };
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (sure[i] || !is_empty(i)) continue;
        std::size_t before = i, behind = i;
        while (before > 0 && is_empty(before)) --before;
        while (behind + 1 < slots.size() && is_empty(behind)) ++behind;
        all[before] = all[behind] = false;
    }
    return all;
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

std::optional<Ballot> ballot_of(std::string_view reader, const std::vector<Ballot>& ballots) {
    const auto found = std::ranges::find_if(
        ballots, [&](const Ballot& ballot) { return ballot.reader == reader && !ballot.of_parts; });
    return found == ballots.end() ? std::nullopt : std::optional(*found);
}

bool has_speck_marks(const std::vector<Symbol>& symbols) {
    for (std::size_t i = 0; i < symbols.size(); ++i)
        if (is_speck_mark(symbols, i)) return true;
    return false;
}

Verdict count_votes(const std::vector<Ballot>& ballots, const CommonWords& words) {
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
    choose_words(slots, words);
    Verdict verdict;
    const std::vector<bool> confirmed = find_sure(slots, &Slot::confirmed);
    const std::vector<bool> borne_out = find_sure(slots, &Slot::borne_out);
    for (std::size_t i = 0; i < slots.size(); ++i) add_winner(slots[i], as_read && borne_out[i], verdict);
    verdict.by_words = std::ranges::any_of(slots, &Slot::is_unseen);
    weigh_texts(ballots, verdict);
    // Each reader may err elsewhere: two kinds of them need not agree on the whole text.
    const auto all = [&](const std::vector<bool>& sure) {
        return as_read && !slots.empty() && std::ranges::all_of(sure, std::identity{});
    };
    const bool contested =
        std::ranges::any_of(slots, [](const Slot& slot) { return slot.contested() || slot.is_against_network(); });
    verdict.models_agree = !contested && (verdict.models_agree || all(confirmed));
    verdict.borne_out = verdict.models_agree || all(borne_out);
    return verdict;
}

}  // namespace shenbao
