#include "pipeline/form/make_field.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/mend_text.hpp"

namespace shenbao {
namespace {

constexpr std::size_t kMostAlternatives = 8;  // more help nobody who decides

double smaller(double a, double b) {
    return std::min(a, b);
}
double larger(double a, double b) {
    return std::max(a, b);
}

void fold_in(Evidence& into, const Evidence& from, EvidenceKind kind, double (*pick)(double, double)) {
    const auto old = into.get(kind), here = from.get(kind);
    if (here) into.set(kind, old ? pick(*old, *here) : *here);
}

constexpr EvidenceKind kWeakest[] = {
    EvidenceKind::char_score_min, EvidenceKind::reader_agreement, EvidenceKind::attempts,
    EvidenceKind::models_agree,   EvidenceKind::glyph_height_px,  EvidenceKind::sharpness,
    EvidenceKind::contrast,       EvidenceKind::repeats,          EvidenceKind::text_layer_agreement,
    EvidenceKind::rule_coverage,  EvidenceKind::signs_confirmed,  EvidenceKind::borne_out,
};
constexpr EvidenceKind kWorst[] = {EvidenceKind::seal_overlap, EvidenceKind::alphabet_gap,
                                   EvidenceKind::unlike_print};

void set_mean_score(Evidence& evidence, const Pieces& pieces) {
    double sum = 0, length = 0;
    for (const Piece& piece : pieces) {
        const auto mean = piece.line->evidence.get(EvidenceKind::char_score_mean);
        if (!mean) return;
        const auto weight = static_cast<double>(piece.end - piece.begin);
        sum += *mean * weight;
        length += weight;
    }
    if (length > 0) evidence.set(EvidenceKind::char_score_mean, sum / length);
}

// That of its line; where the line has more, with what its readers say of the piece alone: a name that they
// dispute says nothing of the code before it (402-泮溪县卫生健康局). Only where its characters are sure, for what
// contests one of them need not stand in any reader's text, or where each is borne out by itself.
Evidence evidence_of_piece(const Piece& piece) {
    constexpr double kSure = 0.9;  // guess
    Evidence evidence = piece.line->evidence;
    const bool whole = piece.begin == 0 && piece.end == decode_utf8(piece.line->text).size();
    const double weakest = whole ? 0 : weakest_score(piece);
    const bool borne_out = !whole && is_borne_out(piece);
    if ((weakest < kSure && !borne_out) || piece.line->attempts.empty()) return evidence;
    const std::vector<std::string> witnesses = witnesses_of(piece);
    const double share = static_cast<double>(witnesses.size()) / static_cast<double>(piece.line->attempts.size());
    const bool agreed = are_of_two_kinds({witnesses.begin(), witnesses.end()});
    if (!borne_out && !agreed) return evidence;
    if (agreed) evidence.set(EvidenceKind::models_agree, 1);
    evidence.set(EvidenceKind::borne_out, 1);
    evidence.set(EvidenceKind::reader_agreement,
                 std::max(share, evidence.get(EvidenceKind::reader_agreement).value_or(0)));
    evidence.set(EvidenceKind::char_score_min, weakest);
    return evidence;
}

// What the readers say of a text other than the one their vote gave.
Evidence evidence_of_other(Evidence evidence, const Pieces& pieces, const ChosenReading& chosen, double share) {
    evidence.set(EvidenceKind::reader_agreement, share);
    evidence.set(EvidenceKind::models_agree, 0);
    evidence.set(EvidenceKind::borne_out, 0);
    evidence.set(EvidenceKind::signs_confirmed, 0);
    if (pieces.size() != 1) return evidence;
    std::set<std::string> readers;
    double score = 0;
    for (const Attempt& attempt : pieces.front().line->attempts) {
        if (fold_text(attempt.text) != fold_text(chosen.text)) continue;
        readers.insert(attempt.reader);
        score = std::max(score, attempt.score);
    }
    for (const EvidenceKind kind : {EvidenceKind::models_agree, EvidenceKind::borne_out})
        evidence.set(kind, are_of_two_kinds(readers) ? 1 : 0);
    if (!readers.empty()) evidence.set(EvidenceKind::char_score_mean, score);
    if (!readers.empty())
        evidence.set(EvidenceKind::char_score_min,
                     std::min(score, evidence.get(EvidenceKind::char_score_min).value_or(score)));
    return evidence;
}

std::optional<Value> make_value(const std::string& text, const Expectation& expected) {
    if (expected.kind != FieldKind::vocabulary) return parse_kind(expected.kind, text, expected.unit);
    const VocabularyWord* word = expected.vocabulary ? find_word(*expected.vocabulary, text) : nullptr;
    if (!word) return std::nullopt;
    Value value;
    value.kind = ValueKind::enumeration;
    value.text = word->word;
    return value;
}

void add_alternatives(Field& field, const std::vector<WeightedText>& candidates) {
    const std::string chosen = fold_text(field.text);
    for (const WeightedText& other : candidates) {
        if (field.alternatives.size() == kMostAlternatives) break;
        if (fold_text(other.text) != chosen) field.alternatives.push_back({other.text, other.weight, "ocr"});
    }
}

FieldSource source_of(const Pieces& pieces) {
    const bool layer = !pieces.empty() && std::ranges::all_of(pieces, [](const Piece& piece) {
        return piece.line->source == FieldSource::text_layer;
    });
    return layer ? FieldSource::text_layer : FieldSource::ocr;
}

Box box_on_page(const Pieces& pieces, int page) {
    Box box;
    for (const Piece& piece : pieces)
        if (piece.page == page) box = unite(box, piece_box(piece));
    return box;
}

std::vector<WeightedText> mend_all(std::vector<WeightedText> readings, FieldKind kind) {
    const bool figures =
        kind == FieldKind::amount || kind == FieldKind::percent || kind == FieldKind::target_value;
    for (WeightedText& reading : readings) {
        reading.text = mend_text(reading.text);
        if (figures) reading.text = mend_dash(reading.text);
        if (kind == FieldKind::amount || kind == FieldKind::target_value)
            reading.text = mend_separators(reading.text);
        if (kind == FieldKind::phone) reading.text = mend_phone(reading.text);
    }
    return readings;
}

bool was_read(const std::string& text, const std::vector<WeightedText>& readings) {
    return std::ranges::any_of(readings,
                               [&](const WeightedText& r) { return fold_text(r.text) == fold_text(text); });
}

// Whether the text is the one that the vote gave, whose evidence is at hand.
bool is_verdict(const std::string& text, const std::vector<WeightedText>& readings) {
    return fold_text(text) == fold_text(readings.front().text);
}

std::u32string without_stop(const std::string& text) {
    std::u32string points = decode_utf8(fold_text(text));
    if (!points.empty() && std::u32string_view(U".。,").find(points.back()) != std::u32string_view::npos)
        points.pop_back();
    return points;
}

// The share of the readings that gave the text as it is delivered.
double share_of(const std::string& text, const std::vector<WeightedText>& readings) {
    double share = 0;
    for (const WeightedText& reading : readings)
        if (fold_text(reading.text) == fold_text(text)) share += reading.weight;
    return share;
}

Field read_field(const Pieces& pieces, const Expectation& expected, const Confusions& confusions) {
    Field field;
    field.kind = expected.kind;
    field.source = source_of(pieces);
    field.evidence = combine_evidence(pieces);
    const std::vector<WeightedText> readings = read_candidates(pieces);
    const bool copied = field.source == FieldSource::text_layer;  // as printed: nothing to choose or to mend
    const std::vector<WeightedText> candidates = copied ? readings : mend_all(readings, expected.kind);
    ChosenReading chosen = choose_reading(candidates, expected, confusions);
    if (copied && chosen.text != readings.front().text)
        chosen = {readings.front().text, readings.front().weight, false, chosen.similarity, false};
    field.text = chosen.text;
    field.value = make_value(field.text, expected);
    if (!is_verdict(field.text, readings))
        field.evidence = evidence_of_other(field.evidence, pieces, chosen, share_of(field.text, readings));
    if (chosen.similarity) field.evidence.set(EvidenceKind::vocabulary_similarity, *chosen.similarity);
    if (chosen.parses && !expected.vocabulary) field.evidence.set(EvidenceKind::grammar, *chosen.parses ? 1 : 0);
    field.evidence.set(EvidenceKind::text_length, static_cast<double>(decode_utf8(field.text).size()));
    // A mend of what the vote gave is no reading, though a few readers may have given it as well; but for the full
    // stop at its end.
    const bool mended =
        is_verdict(field.text, candidates) && without_stop(field.text) != without_stop(readings.front().text);
    if (mended || chosen.half_read || !was_read(field.text, readings))
        field.evidence.set(EvidenceKind::alphabet_gap, 1);
    add_alternatives(field, readings);
    return field;
}

}  // namespace

Evidence combine_evidence(const Pieces& pieces) {
    Evidence evidence;
    for (const Piece& piece : pieces) {
        const Evidence own = evidence_of_piece(piece);
        for (const EvidenceKind kind : kWeakest) fold_in(evidence, own, kind, smaller);
        for (const EvidenceKind kind : kWorst) fold_in(evidence, own, kind, larger);
    }
    set_mean_score(evidence, pieces);
    return evidence;
}

Field make_running_field(const Pieces& pieces, const Expectation& expected, const Confusions& confusions) {
    Field field = read_field(pieces, expected, confusions);
    field.page = pieces.front().page;
    field.bbox = box_on_page(pieces, field.page);
    return field;
}

Field make_cell_field(const PlacedCell& cell, const Pieces& pieces, const Expectation& expected,
                      const Confusions& confusions) {
    Field field = read_field(pieces, expected, confusions);
    field.page = pieces.empty() ? cell.page->info.number : pieces.front().page;
    field.bbox = pieces.empty() ? cell.grid->box : box_on_page(pieces, field.page);
    field.cell = CellRef{cell.table_id, cell.grid->row, cell.grid->col};
    for (const EvidenceKind kind : {EvidenceKind::seal_overlap, EvidenceKind::alphabet_gap})
        fold_in(field.evidence, cell.reading->evidence, kind, larger);
    if (pieces.empty()) fold_in(field.evidence, cell.reading->evidence, EvidenceKind::cell_darkness, larger);
    field.evidence.set(EvidenceKind::rule_coverage, cell.grid->rule_coverage);
    return field;
}

}  // namespace shenbao
