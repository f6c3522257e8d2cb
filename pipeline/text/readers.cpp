#include "pipeline/text/readers.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/asterisks.hpp"
#include "pipeline/text/beside_figure.hpp"
#include "pipeline/text/cast_ballots.hpp"
#include "pipeline/text/check_box.hpp"
#include "pipeline/text/filled_stop.hpp"
#include "pipeline/text/glyph_pitch.hpp"
#include "pipeline/text/glyph_reader.hpp"
#include "pipeline/text/glyph_segments.hpp"
#include "pipeline/text/leading_sign.hpp"
#include "pipeline/text/list_marker.hpp"
#include "pipeline/text/lone_dash.hpp"
#include "pipeline/text/lone_sign.hpp"
#include "pipeline/text/look_closer.hpp"
#include "pipeline/text/page_number.hpp"
#include "pipeline/text/per_mille.hpp"
#include "pipeline/text/sign_evidence.hpp"
#include "pipeline/text/specks_behind_stops.hpp"
#include "pipeline/text/struck_out.hpp"
#include "pipeline/text/twin_words.hpp"
#include "pipeline/text/value_line.hpp"

namespace shenbao {

std::vector<Symbol> read_by_shape(const LinePicture& line, Readers& readers) {
    std::vector<Symbol> glyphs = join_per_mille(read_glyphs(line, readers.glyphs()), line);
    look_closer(line, glyphs, readers.network());
    glyphs = with_filled_stops(with_ticked_boxes(std::move(glyphs), line), line);
    glyphs = without_marks_behind_stops(settle_marks(std::move(glyphs)));
    glyphs = with_asterisks(std::move(glyphs), line);
    glyphs = join_page_dashes(std::move(glyphs));
    if (!glyphs.empty()) glyphs = with_printed_marker(std::move(glyphs), find_em_frame(line).height);
    glyphs = mark_expected(settle_twins(std::move(glyphs)), readers.words());
    return mark_adjoining(std::move(glyphs), line.grey, line.glyph_px);
}

namespace {

bool has_digit(const std::vector<Symbol>& symbols) {
    return std::any_of(symbols.begin(), symbols.end(), [](const Symbol& symbol) {
        const std::u32string text = decode_utf8(symbol.text);
        return std::any_of(text.begin(), text.end(), is_digit);
    });
}

bool has_digit(const std::vector<Ballot>& ballots) {
    return std::any_of(ballots.begin(), ballots.end(),
                       [](const Ballot& ballot) { return has_digit(ballot.symbols); });
}

bool is_unwritable(const SignFinding& sign) {
    return sign.sign == LeadingSign::ge || sign.sign == LeadingSign::le;
}

struct SignedVotes {
    Votes votes;
    SignFinding sign;
    bool sign_confirmed = false;  // by the value reader
    bool values_saw_all = true;   // the value reader, if it was asked, was shown the sign, too
};

// A sign that few alphabets hold is decided by its shape, and the rest of the line is read on its own. If the
// value reader saw the whole line, what it says of the sign stands in its ballot.
SignedVotes read_behind_sign(const LinePicture& line, const SignFinding& sign, const std::optional<Ballot>& values,
                             Readers& readers, int& calls) {
    const LinePicture tail = tail_of(line, sign.end_x);
    SignedBallot seen;
    if (values) seen = split_sign(*values, *sign.sign, sign.end_x);
    SignedVotes read{cast_ballots(tail, read_by_shape(tail, readers),
                                  values ? std::optional(seen.tail) : std::nullopt, readers, calls),
                     sign, seen.agrees, values.has_value()};
    const Symbol shape{sign_text(*sign.sign), 1.0, 0, sign.end_x};
    for (Ballot& ballot : read.votes.ballots) {
        for (Symbol& symbol : ballot.symbols) symbol.x0 += sign.end_x, symbol.x1 += sign.end_x;
        if (seen.agrees || !values || ballot.reader != kValueReader)
            ballot.symbols.insert(ballot.symbols.begin(), shape);
        else if (seen.sign)
            ballot.symbols.insert(ballot.symbols.begin(), *seen.sign);
    }
    if (!read.votes.agreed.empty()) read.votes.agreed.insert(0, vote_key(shape.text));
    return read;
}

// Signs are looked for before numbers only. The glyphs mostly tell that it is one; else what the readers say does.
SignedVotes read_with_sign(const LinePicture& line, Readers& readers, int& calls) {
    const std::vector<Symbol> glyphs = read_by_shape(line, readers);
    std::optional<Ballot> values = ask_beside_figure(line, glyphs, readers, calls);
    if (!values && is_value_line(glyphs, readers.values())) values = ask_value_reader(line, readers, calls);
    SignedVotes read;
    if (has_digit(glyphs)) read.sign = find_leading_sign(line);
    if (is_unwritable(read.sign)) return read_behind_sign(line, read.sign, values, readers, calls);
    read.votes = cast_ballots(line, glyphs, values, readers, calls);
    if (has_digit(glyphs) || !has_digit(read.votes.ballots)) return read;
    read.sign = find_leading_sign(line);
    if (!values) values = ballot_of(kValueReader, read.votes.ballots);
    if (is_unwritable(read.sign)) return read_behind_sign(line, read.sign, values, readers, calls);
    return read;
}

// Read as a digit or as a plain comparison, yet wider than any digit and not seen to be that comparison: the
// readers drop ≥ or take it for > (≥95% was accepted as 95%), and nothing else would tell.
bool has_lost_sign(const std::string& text, const SignFinding& sign) {
    const std::u32string points = decode_utf8(text);
    if (points.empty()) return false;
    if (sign.sign == LeadingSign::gt) return points.front() != U'>';
    if (sign.sign == LeadingSign::lt) return points.front() != U'<';
    if (!sign.wider_than_digit) return false;
    return is_digit(points.front()) || points.front() == U'>' || points.front() == U'<' || points.front() == U'=';
}

// Whether the text begins with something that ≥ and its like are taken for: a digit that is no list marker's, a
// sign, or what Tesseract's models make of them.
bool may_hide_sign(const std::string& text, const std::vector<Ballot>& ballots) {
    const auto glyphs = ballot_of(kGlyphReader, ballots);
    const std::vector<Symbol> marker = glyphs ? find_marker(glyphs->symbols) : std::vector<Symbol>{};
    if (!marker.empty() && marker.back().printed) return false;
    const std::u32string points = decode_utf8(text);
    return points.empty() || !is_han(points.front()) || is_in(points.front(), U"之二三全盖冬丢和主王立工么");
}

bool has_digit_head(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    return !points.empty() && is_digit(points.front());
}

// A mark behind the last character, where no character behind it shows that it has a place of its own; specks and
// pieces of the cell's rule look like commas.
bool ends_in_doubtful_mark(const std::vector<Ballot>& ballots) {
    constexpr double kLeastScore = 0.5;  // commas that ended lines of copies had 0.7 and more, a speck 0.2
    const auto glyphs =
        std::find_if(ballots.begin(), ballots.end(), [](const Ballot& b) { return b.reader == kGlyphReader; });
    if (glyphs == ballots.end() || glyphs->symbols.size() < 2) return false;
    const Symbol &mark = glyphs->symbols.back(), &before = *(glyphs->symbols.end() - 2);
    return std::u32string_view(U".,，、-·").find(decode_utf8(mark.text).front()) != std::u32string_view::npos &&
           is_han(decode_utf8(before.text).front()) && mark.score < kLeastScore;
}

std::ptrdiff_t count_signs(const std::string& text) {
    return std::ranges::count_if(decode_utf8(text), [](char32_t c) { return is_in(c, U"<>≥≤≧≦±㎡‰"); });
}

// Whether the glyphs see a sign that the others cannot write, or drop, and the vote dropped it.
bool has_dropped_sign(const std::string& text, const std::vector<Ballot>& ballots) {
    const auto glyphs = ballot_of(kGlyphReader, ballots);
    return glyphs && count_signs(text) < count_signs(text_of(glyphs->symbols));
}

// The ballot's text, with kNotShown for what its reader was not shown.
std::string shown_text(const Ballot& ballot) {
    std::string text;
    for (const Symbol& symbol : ballot.symbols) text += symbol.borrowed ? encode_utf8(kNotShown) : symbol.text;
    return text;
}

LineReading make_reading(const LinePicture& line, const std::vector<Ballot>& ballots, const CommonWords& words) {
    Verdict verdict = count_votes(ballots, words);
    const bool as_clear =
        is_clear(ballots) && vote_key(text_of(ballots.front().symbols)) == vote_key(verdict.text);
    if (as_clear) verdict.models_agree = verdict.borne_out = true;  // as good as agreement: see unclear_parts.cpp
    LineReading reading;
    reading.box = line.box;
    reading.text = verdict.text;
    reading.alternatives = verdict.alternatives;
    const std::string twins = with_other_twins(verdict.symbols, words);
    if (twins != verdict.text) reading.alternatives.push_back({twins, {}, "ocr"});
    if (verdict.by_words || twins != verdict.text) reading.evidence.set(EvidenceKind::alphabet_gap, 1);
    double weakest = 1;
    for (const Symbol& symbol : verdict.symbols) {
        reading.chars.push_back({symbol.text,
                                 {line.box.x0 + symbol.x0, line.box.y0, line.box.x0 + symbol.x1, line.box.y1},
                                 symbol.score,
                                 symbol.borne_out});
        weakest = std::min(weakest, symbol.score);
    }
    for (const Ballot& ballot : ballots)
        reading.attempts.push_back(
            {ballot.reader, shown_text(ballot), mean_score(ballot.symbols), ballot.of_parts});
    reading.evidence.set(EvidenceKind::char_score_mean, mean_score(verdict.symbols));
    if (!verdict.symbols.empty()) reading.evidence.set(EvidenceKind::char_score_min, weakest);
    reading.evidence.set(EvidenceKind::reader_agreement, verdict.agreement);
    reading.evidence.set(EvidenceKind::models_agree, verdict.models_agree ? 1 : 0);
    reading.evidence.set(EvidenceKind::borne_out, verdict.borne_out ? 1 : 0);
    reading.evidence.set(EvidenceKind::attempts, static_cast<double>(ballots.size()));
    reading.evidence.set(EvidenceKind::text_length, static_cast<double>(verdict.symbols.size()));
    return reading;
}

}  // namespace

Readers::Readers(Loader first, Loader second, Loader numbers, Loader values, GlyphClassifier glyphs,
                 GlyphNetwork network, KnownWords words, CommonWords common_words)
    : first_{std::move(first), nullptr},
      second_{std::move(second), nullptr},
      numbers_{std::move(numbers), nullptr},
      values_{std::move(values), nullptr},
      glyphs_(std::move(glyphs)),
      network_(std::move(network)),
      words_(std::move(words)),
      common_words_(std::move(common_words)) {}

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
Recogniser& Readers::values() {
    return values_.get();
}

LineOutcome read_line(const LinePicture& line, Readers& readers) {
    LineOutcome outcome;
    auto [votes, sign, confirmed, saw_all] = read_with_sign(line, readers, outcome.calls);
    const bool by_shape_alone = trust_lone_sign(votes.ballots);
    outcome.reading = with_dash_as_long(make_reading(line, votes.ballots, readers.common_words()), line);
    const std::string& text = outcome.reading.text;
    if (!votes.dropped.empty()) outcome.reading.alternatives.push_back({text + votes.dropped, {}, "ocr"});
    // Signs are looked for before numbers; one that stands alone in its column is looked at here.
    const bool alone = decode_utf8(text).size() == 1 || is_sign_in_two(text);
    const SignFinding head = alone ? find_leading_sign(line) : sign;
    const bool by_both = saw_all && is_given_by_both(text, votes.ballots) && has_head_as_shown(text, head);
    const bool has_barred = has_barred_sign(text);
    const bool signs_given =
        has_barred && (by_both || is_given_in_two(text, votes.ballots, head) ||
                       (saw_all && has_head_as_shown(text, head) && is_sign_given_at_head(text, votes.ballots)) ||
                       are_signs_within_given(text, line, votes.ballots, readers, outcome.calls));
    if (has_barred) outcome.reading.evidence.set(EvidenceKind::signs_confirmed, signs_given ? 1 : 0);
    // ≥ and ≤ rest on the shape alone unless the value reader sees them, too: a person confirms them. So it is
    // where the first shape is no digit's; but a wide digit that both read is one (those of WenQuanYi are), and so
    // is a = that both read, if no sign has its shape. A 2 is what ≥ is taken for: it wants both to be surer.
    const bool sure_digit =
        !sign.sign && has_digit_head(text) && saw_all && is_surely_given_by_both(text, votes.ballots);
    const bool wide_digit = !sign.sign && has_digit_head(text) && !text.starts_with('2') && saw_all &&
                            is_head_given_by_both(text, votes.ballots);
    const bool wide_equals = by_both && !sign.sign && text.starts_with('=');
    const bool seen_sign = signs_given && has_barred_head(text);
    const bool odd_head = !seen_sign && !sure_digit && !are_touching_digits(text, line, votes.ballots, sign) &&
                          may_hide_sign(text, votes.ballots) &&
                          (sign.doubtful || (has_lost_sign(text, sign) && !wide_digit && !wide_equals));
    if (by_shape_alone || (is_unwritable(sign) && !confirmed && !by_both && !seen_sign) || odd_head ||
        votes.part_lost || is_harmed(text, votes) || is_struck_out(line, has_digit(votes.ballots)) ||
        has_dropped_sign(text, votes.ballots) || ends_in_doubtful_mark(votes.ballots))
        outcome.reading.evidence.set(EvidenceKind::alphabet_gap, 1);
    const auto glyphs = ballot_of(kGlyphReader, votes.ballots);
    if (glyphs && glyphs->symbols.size() >= 2)
        outcome.reading.evidence.set(EvidenceKind::unlike_print, 1 - mean_score(glyphs->symbols));
    const LineQuality quality = measure_quality(line);
    outcome.reading.evidence.set(EvidenceKind::contrast, quality.contrast);
    outcome.reading.evidence.set(EvidenceKind::sharpness, quality.sharpness);
    outcome.reading.evidence.set(EvidenceKind::glyph_height_px, line.glyph_px);
    return outcome;
}

}  // namespace shenbao
