// The inside of a TrustModel, shared with the program that fits it (tools/train/trust).
//
// A field's group decides which weights judge it. Its score is a log-odds: bias + sum of weight * standardised
// evidence; a missing measurement adds `missing_weight` instead. The calibration table, fitted on documents the
// weights have not seen, maps scores to log-odds that are met in practice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/declaration/field.hpp"
#include "pipeline/trust/trust_model.hpp"

namespace shenbao {

// How a measurement enters the sum: as it is; log(1 + x) for counts and pixels; -log(1.01 - x) for scores that
// crowd near 1; whether it is 1 (all agree); its count up to 2 (two confirmations say what three say).
enum class Transform { identity, log1p, crowded, full, up_to_two };

struct TrustFeature {
    EvidenceKind evidence = EvidenceKind::reader_agreement;
    Transform transform = Transform::identity;
    double mean = 0;
    double scale = 1;
    double weight = 0;
    double missing_weight = 0;
};

struct TrustGroup {
    std::string name;
    double bias = 0;
    std::vector<TrustFeature> features;
    std::vector<std::pair<double, double>> calibration;  // score -> log-odds, both ascending; empty: identity
    bool fitted = true;  // false: the data had no such field, and no confidence can be given
};

struct TrustThreshold {
    double error_budget = 0;
    double confidence = 1;
};

struct TrustModel::Parts {
    std::vector<TrustGroup> groups;
    std::vector<TrustThreshold> thresholds;  // by rising budget
};

inline constexpr std::string_view kTrustGroups[] = {"blank",  "layer",  "sign", "closed",
                                                    "figure", "target", "words"};

// blank: an empty cell; layer: read from a text layer; sign: with a comparison sign, + or ±, which the readers
// know only in part (< > but not ≤ ≥); closed: vocabularies; figure: amounts, percents, years,
// dates, phones, codes; target: 指标值 and 历史值; words: names and running text.
[[nodiscard]] std::string_view trust_group(FieldKind kind, FieldSource source, std::string_view text);
// False where something speaks against the text itself (evidence_reasons), however sure the readers are: a failing
// rule, a sign that may lie outside their alphabets, stray marks, brackets of two widths read from pixels, an
// empty text of a cell that may hold some. A comparison sign, + or ± read from pixels counts as such a sign: ≥
// that lost its bar to the scanner is a sure-looking > (measured: regular script at 9 to 12 pt).
[[nodiscard]] bool may_be_accepted(FieldSource source, std::string_view text, const Evidence& evidence);
// Is there nothing in the cell that might be text?
[[nodiscard]] bool is_surely_blank(const Evidence& evidence);
// Whether the text was read from something unlike print: handwriting, or what is no text at all. Lines of print
// have an EvidenceKind::unlike_print of 0.36 at most on 12 scans of six profiles, three worn fax lines apart that
// nobody can read; most drawn handwriting (print bent, turned and sheared glyph by glyph) 0.5 and more.
[[nodiscard]] bool is_unlike_print(FieldSource source, const Evidence& evidence);
[[nodiscard]] std::string_view transform_name(Transform transform);
[[nodiscard]] std::optional<Transform> transform_of(std::string_view name);

[[nodiscard]] double transformed(Transform transform, double value);
// Uncalibrated log-odds.
[[nodiscard]] double trust_score(const TrustGroup& group, const Evidence& evidence);
// Linear between the points of the table, slope 1 beyond them.
[[nodiscard]] double calibrated(const TrustGroup& group, double score);
[[nodiscard]] double probability(double log_odds);
// Whether the evidence says anything about the text itself.
[[nodiscard]] bool has_key_evidence(std::string_view group, const Evidence& evidence);

}  // namespace shenbao
