#include "pipeline/text/readers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_reader.hpp"
#include "pipeline/text/leading_sign.hpp"
#include "pipeline/text/number_part.hpp"
#include "pipeline/text/second_look.hpp"
#include "pipeline/text/stacked_marks.hpp"

namespace shenbao {

namespace {

constexpr Treatment kDark{44, 1.0, 0.0, 1.8};
constexpr Treatment kSoft{44, 1.0, 0.02, 1.0};
// Measured on 4627 lines of 14 scans (seven profiles, five faces, two forms), exact: HanS 4134, chi_sim 3683, glyphs
// 4118; HanS and glyphs agree on 3860, wrongly on 13 (most of them lines cut in two); the vote of the three 4368,
// and 4361 if glyphs have the weight of one; HanS twice and chi_sim 4219.
constexpr double kGlyphWeight = 1.3;
// 1901 of those lines were Han characters with no score below this; HanS had nothing to mend in any of them.
constexpr double kClearScore = 0.95;
// Below this mean score a reading that all readers share is still looked at again; guess, unmeasured.
constexpr double kSureScore = 0.80;

struct Reading {
    LinePicture line;
    std::vector<Ballot> ballots{};
    int calls = 0;

    void attempt(Recogniser& reader, const Treatment& treatment, double weight) {
        Ballot ballot{reader.name(), reader.read(show_line(line, treatment)), weight};
        const double back = line.glyph_px / treatment.glyph_height_px / treatment.width_share;
        const double margin = kLineMargin * line.glyph_px;
        for (Symbol& symbol : ballot.symbols) {
            symbol.x0 = static_cast<int>(std::lround(symbol.x0 * back - margin));
            symbol.x1 = static_cast<int>(std::lround(symbol.x1 * back - margin));
        }
        ballots.push_back(std::move(ballot));
        ++calls;
    }
    void read_by_glyphs(const GlyphClassifier& classifier) {
        std::vector<Symbol> symbols = read_glyphs(line, classifier);
        if (!symbols.empty()) ballots.push_back({"glyphs", std::move(symbols), kGlyphWeight});
    }
};

bool settled(const std::vector<Ballot>& ballots) {
    const std::string text = fold_text(text_of(ballots.front().symbols));
    return !text.empty() && !has_speck_marks(ballots.front().symbols) && std::all_of(ballots.begin(), ballots.end(), [&](const Ballot& ballot) {
        return fold_text(text_of(ballot.symbols)) == text && mean_score(ballot.symbols) >= kSureScore;
    });
}

struct Votes {
    std::vector<Ballot> ballots;
    bool part_lost = false;  // the pixels show more than the readers saw
};

// The picture of the number alone, if the first reading is one; then eng reads it too. Of 1444 bare numbers HanS
// reads 1356, eng 1345 and chi_sim 1034; HanS and eng agree on 1324, wrongly on one that was not torn.
std::optional<LinePicture> attempt_number(Reading& reading, Readers& readers) {
    const std::vector<Symbol> first = reading.ballots.front().symbols;
    const auto han = count_unit(first);
    const auto end = han ? find_unit_start(reading.line, *han) : std::nullopt;
    if (!end) return std::nullopt;
    Reading number{head_of(reading.line, *end)};
    number.attempt(readers.numbers(), kDark, 1.0);
    ++reading.calls;
    Ballot ballot = std::move(number.ballots.front());
    ballot.symbols = join_unit(std::move(ballot.symbols), first, *han);
    if (!ballot.symbols.empty()) reading.ballots.push_back(std::move(ballot));
    return number.line;
}

// True if a reader saw marks beside the number: they are dropped, and a person looks.
bool drop_stray_ends(Reading& reading) {
    bool dropped = false;
    for (Ballot& ballot : reading.ballots) {
        const std::size_t before = ballot.symbols.size();
        ballot.symbols = without_stray_ends(std::move(ballot.symbols));
        dropped = dropped || ballot.symbols.size() != before;
    }
    return dropped;
}

// Puts the dashes in that the pixels show; true if one was lost or the number shows more than was read.
bool restore_dashes(Reading& reading, const LinePicture& number) {
    const std::vector<int> dashes = find_dashes(number);
    bool lost = false;
    for (Ballot& ballot : reading.ballots) {
        const std::string before = text_of(ballot.symbols);
        ballot.symbols = with_dashes(std::move(ballot.symbols), dashes, number.glyph_px);
        lost = lost || text_of(ballot.symbols) != before;
    }
    return lost || shows_more(number, reading.ballots.front().symbols);
}

// Whether the glyphs leave nothing to ask: Han characters only, every one of them clear.
bool is_clear(const std::vector<Ballot>& ballots) {
    return !ballots.empty() && std::all_of(ballots.front().symbols.begin(), ballots.front().symbols.end(),
                                           [](const Symbol& symbol) {
                                               return is_han(decode_utf8(symbol.text).front()) &&
                                                      symbol.score >= kClearScore;
                                           });
}

// The second reader is shown the part in which HanS and the glyphs differ; the whole line where they differ widely.
void attempt_dispute(Reading& reading, Readers& readers) {
    const std::vector<Symbol> first = reading.ballots.front().symbols;
    const auto dispute = reading.ballots.size() > 1
                             ? find_dispute(reading.line, reading.ballots.back().symbols, first)
                             : std::nullopt;
    if (!dispute) return reading.attempt(readers.second(), kSoft, 1.0);
    Reading part{part_of(reading.line, *dispute)};
    part.attempt(readers.second(), kSoft, 1.0);
    ++reading.calls;
    Ballot ballot = std::move(part.ballots.front());
    ballot.symbols = put_into(first, *dispute, std::move(ballot.symbols));
    reading.ballots.push_back(std::move(ballot));
}

Votes cast_ballots(const LinePicture& line, Readers& readers, int& calls) {
    Reading reading{line};
    reading.read_by_glyphs(readers.glyphs());
    if (is_clear(reading.ballots)) return {reading.ballots, false};
    reading.attempt(readers.first(), kDark, 1.0);
    std::rotate(reading.ballots.begin(), reading.ballots.end() - 1, reading.ballots.end());  // HanS leads the vote
    const auto number = attempt_number(reading, readers);
    if (!number && !settled(reading.ballots)) attempt_dispute(reading, readers);
    calls += reading.calls;
    bool part_lost = number && drop_stray_ends(reading);
    if (number && restore_dashes(reading, *number)) part_lost = true;
    const std::vector<StackedMark> marks = find_stacked_marks(line);
    for (Ballot& ballot : reading.ballots) ballot = with_stacked_marks(std::move(ballot), marks, line.glyph_px);
    return {reading.ballots, part_lost};
}

// A sign that no reader's alphabet holds is decided by its shape, and the rest of the line is read on its own.
Votes read_behind_sign(const LinePicture& line, const SignFinding& sign, Readers& readers, int& calls) {
    Votes votes = cast_ballots(tail_of(line, sign.end_x), readers, calls);
    for (Ballot& ballot : votes.ballots) {
        for (Symbol& symbol : ballot.symbols) symbol.x0 += sign.end_x, symbol.x1 += sign.end_x;
        ballot.symbols.insert(ballot.symbols.begin(), Symbol{sign_text(*sign.sign), 1.0, 0, sign.end_x});
    }
    return votes;
}

bool has_digit(const std::vector<Ballot>& ballots) {
    return std::any_of(ballots.begin(), ballots.end(), [](const Ballot& ballot) {
        const std::u32string text = decode_utf8(text_of(ballot.symbols));
        return std::any_of(text.begin(), text.end(), is_digit);
    });
}

// Read as a digit or as a plain comparison, yet wider than any digit and not seen to be that comparison: the
// readers drop ≥ or take it for > (≥95% was accepted as 95%), and nothing else would tell.
bool has_lost_sign(const std::string& text, const SignFinding& sign) {
    const std::u32string points = decode_utf8(text);
    if (points.empty() || !sign.wider_than_digit) return false;
    if (sign.sign == LeadingSign::gt) return points.front() != U'>';
    if (sign.sign == LeadingSign::lt) return points.front() != U'<';
    return is_digit(points.front()) || points.front() == U'>' || points.front() == U'<' || points.front() == U'=';
}

LineReading make_reading(const LinePicture& line, const std::vector<Ballot>& ballots) {
    const Verdict verdict = count_votes(ballots);
    LineReading reading;
    reading.box = line.box;
    reading.text = verdict.text;
    reading.alternatives = verdict.alternatives;
    double weakest = 1;
    for (const Symbol& symbol : verdict.symbols) {
        reading.chars.push_back({symbol.text,
                                 {line.box.x0 + symbol.x0, line.box.y0, line.box.x0 + symbol.x1, line.box.y1},
                                 symbol.score});
        weakest = std::min(weakest, symbol.score);
    }
    for (const Ballot& ballot : ballots)
        reading.attempts.push_back({ballot.reader, text_of(ballot.symbols), mean_score(ballot.symbols)});
    reading.evidence.set(EvidenceKind::char_score_mean, mean_score(verdict.symbols));
    if (!verdict.symbols.empty()) reading.evidence.set(EvidenceKind::char_score_min, weakest);
    reading.evidence.set(EvidenceKind::reader_agreement, verdict.agreement);
    reading.evidence.set(EvidenceKind::models_agree, verdict.models_agree ? 1 : 0);
    reading.evidence.set(EvidenceKind::attempts, static_cast<double>(ballots.size()));
    reading.evidence.set(EvidenceKind::text_length, static_cast<double>(verdict.symbols.size()));
    return reading;
}

}  // namespace

Readers::Readers(Loader first, Loader second, Loader numbers, GlyphClassifier glyphs)
    : first_{std::move(first), nullptr},
      second_{std::move(second), nullptr},
      numbers_{std::move(numbers), nullptr},
      glyphs_(std::move(glyphs)) {}

Recogniser& Readers::Role::get() {
    if (!recogniser) recogniser = load();
    return *recogniser;
}

Recogniser& Readers::first() {
    return first_.get();
}
Recogniser& Readers::second() {
    return second_.get();
}
Recogniser& Readers::numbers() {
    return numbers_.get();
}

LineOutcome read_line(const LinePicture& line, Readers& readers) {
    LineOutcome outcome;
    Votes votes = cast_ballots(line, readers, outcome.calls);
    const SignFinding sign = has_digit(votes.ballots) ? find_leading_sign(line) : SignFinding{};
    const bool unwritable = sign.sign == LeadingSign::ge || sign.sign == LeadingSign::le;
    if (unwritable) votes = read_behind_sign(line, sign, readers, outcome.calls);
    outcome.reading = make_reading(line, votes.ballots);
    // ≥ and ≤ rest on the shape alone, no second witness: a person confirms them.
    if (unwritable || votes.part_lost || sign.doubtful || has_lost_sign(outcome.reading.text, sign))
        outcome.reading.evidence.set(EvidenceKind::alphabet_gap, 1);
    const LineQuality quality = measure_quality(line);
    outcome.reading.evidence.set(EvidenceKind::contrast, quality.contrast);
    outcome.reading.evidence.set(EvidenceKind::sharpness, quality.sharpness);
    outcome.reading.evidence.set(EvidenceKind::glyph_height_px, line.glyph_px);
    return outcome;
}

}  // namespace shenbao
