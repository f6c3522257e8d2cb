#include "pipeline/text/readers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/leading_sign.hpp"
#include "pipeline/text/list_marker.hpp"
#include "pipeline/text/number_part.hpp"
#include "pipeline/text/stacked_marks.hpp"

namespace shenbao {

namespace {

// Chosen on ten scans (seven profiles, six faces, two forms), 1863 lines: one HanS reading is exact on 1481, the
// vote of these three on 1537 for 2.4 times its cost, eleven treatments on 1538 for eleven times.
constexpr Treatment kDark{44, 1.0, 0.0, 1.8};
constexpr Treatment kSoft{44, 1.0, 0.02, 1.0};
constexpr Treatment kSmall{24, 1.0, 0.02, 1.0};
constexpr Treatment kMarker{36, 1.0, 0.0, 1.0};
// Below this mean score a reading that both models share is still looked at again; guess, unmeasured.
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
};

bool settled(const std::vector<Ballot>& ballots) {
    const std::string text = fold_text(text_of(ballots.front().symbols));
    return !text.empty() && std::all_of(ballots.begin(), ballots.end(), [&](const Ballot& ballot) {
        return fold_text(text_of(ballot.symbols)) == text && mean_score(ballot.symbols) >= kSureScore;
    });
}

// A list marker is read on its own by the number reader, and takes the place of what the others made of it.
void read_marker(const LinePicture& line, Readers& readers, Reading& reading) {
    const int end = find_marker_end(line);
    if (end == 0) return;
    Reading head{head_of(line, end)};
    head.attempt(readers.numbers(), kMarker, 1.0);
    ++reading.calls;
    const std::vector<Symbol> marker = marker_of(head.ballots.front().symbols);
    if (marker.empty()) return;
    for (Ballot& ballot : reading.ballots) {
        std::erase_if(ballot.symbols, [end](const Symbol& s) { return (s.x0 + s.x1) / 2 < end; });
        // Symbol boxes are not exact: the marker's dot may be said to lie behind its ink.
        while (!ballot.symbols.empty() && is_marker_sign(ballot.symbols.front()))
            ballot.symbols.erase(ballot.symbols.begin());
        ballot.symbols.insert(ballot.symbols.begin(), marker.begin(), marker.end());
    }
}

struct Votes {
    std::vector<Ballot> ballots;
    bool part_lost = false;  // the pixels show more than the readers saw
};

// Of 1444 bare numbers HanS reads 1356, eng 1345 and chi_sim 1034; HanS and eng agree on 1324, wrongly on one that
// was not torn. So eng is the second reader of numbers, and is shown the number alone.
// The picture of the number alone; nullopt if the first reading is none.
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

Votes cast_ballots(const LinePicture& line, Readers& readers, int& calls) {
    Reading reading{line};
    reading.attempt(readers.first(), kDark, 1.0);
    const auto number = attempt_number(reading, readers);
    if (reading.ballots.size() < 2 || !settled(reading.ballots)) reading.attempt(readers.second(), kSoft, 1.0);
    if (!settled(reading.ballots)) reading.attempt(readers.first(), kSmall, 1.0);
    if (!settled(reading.ballots)) read_marker(line, readers, reading);
    calls += reading.calls;
    const bool part_lost = number && restore_dashes(reading, *number);
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

Readers::Readers(Loader first, Loader second, Loader numbers)
    : first_{std::move(first), nullptr},
      second_{std::move(second), nullptr},
      numbers_{std::move(numbers), nullptr} {}

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
