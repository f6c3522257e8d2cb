#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/base/signs.hpp"
#include "pipeline/trust/review_reasons.hpp"
#include "pipeline/trust/trust_parts.hpp"

namespace shenbao {

namespace {

constexpr std::array<std::string_view, 5> kTransformNames{"identity", "log1p", "crowded", "full", "up_to_two"};

double interpolate(const std::pair<double, double>& a, const std::pair<double, double>& b, double x) {
    const double width = b.first - a.first;
    return width <= 0 ? b.second : a.second + (b.second - a.second) * (x - a.first) / width;
}

}  // namespace

std::string_view trust_group(FieldKind kind, FieldSource source, std::string_view text) {
    if (text.empty()) return "blank";
    if (source == FieldSource::text_layer) return "layer";
    if (has_barred_sign(text)) return "sign";
    switch (kind) {
        case FieldKind::vocabulary: return "closed";
        case FieldKind::target_value: return "target";
        case FieldKind::amount:
        case FieldKind::percent:
        case FieldKind::year:
        case FieldKind::date:
        case FieldKind::phone:
        case FieldKind::code: return "figure";
        case FieldKind::name:
        case FieldKind::text: return "words";
    }
    return "words";
}

std::string_view transform_name(Transform transform) {
    return kTransformNames[static_cast<std::size_t>(transform)];
}

std::optional<Transform> transform_of(std::string_view name) {
    const auto* found = std::find(kTransformNames.begin(), kTransformNames.end(), name);
    if (found == kTransformNames.end()) return std::nullopt;
    return static_cast<Transform>(found - kTransformNames.begin());
}

double transformed(Transform transform, double value) {
    constexpr double kBeyondOne = 1.01;  // keeps a score of exactly 1 finite; guess, unmeasured
    constexpr double kAllOfThem = 0.999;
    switch (transform) {
        case Transform::identity: return value;
        case Transform::log1p: return std::log1p(std::max(0.0, value));
        case Transform::crowded: return -std::log(kBeyondOne - std::clamp(value, 0.0, 1.0));
        case Transform::full: return value >= kAllOfThem ? 1 : 0;
        case Transform::up_to_two: return std::clamp(value, 0.0, 2.0);
    }
    return value;
}

double trust_score(const TrustGroup& group, const Evidence& evidence) {
    double score = group.bias;
    for (const TrustFeature& feature : group.features) {
        const auto value = evidence.get(feature.evidence);
        score += value ? feature.weight * (transformed(feature.transform, *value) - feature.mean) / feature.scale
                       : feature.missing_weight;
    }
    return score;
}

double calibrated(const TrustGroup& group, double score) {
    const auto& table = group.calibration;
    if (table.empty()) return score;
    if (score <= table.front().first) return table.front().second + (score - table.front().first);
    if (score >= table.back().first) return table.back().second + (score - table.back().first);
    const auto above = std::upper_bound(table.begin(), table.end(), score,
                                        [](double x, const auto& point) { return x < point.first; });
    return interpolate(*(above - 1), *above, score);
}

double probability(double log_odds) {
    return 1 / (1 + std::exp(-log_odds));
}

bool is_surely_blank(const Evidence& evidence) {
    // Darkest spot of cells that are empty, generated scans: copies up to 0.055 (98 % below 0.04), others 0.03. A
    // pale digit as dark as a copy's grain has 0.05.
    constexpr double kBlankDarkness = 0.03;
    constexpr double kBlankSealed = 0.01;  // what a seal hides nobody has seen
    return evidence.get(EvidenceKind::cell_darkness).value_or(1) <= kBlankDarkness &&
           evidence.get(EvidenceKind::seal_overlap).value_or(0) <= kBlankSealed;
}

bool is_unlike_print(FieldSource source, const Evidence& evidence) {
    constexpr double kMostOfPrint = 0.45;
    return source == FieldSource::ocr && evidence.get(EvidenceKind::unlike_print).value_or(0) > kMostOfPrint;
}

bool may_be_accepted(FieldSource source, std::string_view text, const Evidence& evidence) {
    return evidence_reasons(source, text, evidence).empty();
}

bool has_key_evidence(std::string_view group, const Evidence& evidence) {
    if (group == "blank") return evidence.get(EvidenceKind::cell_darkness).has_value();
    if (group == "layer") return evidence.get(EvidenceKind::text_layer_agreement).has_value();
    return evidence.get(EvidenceKind::reader_agreement) && evidence.get(EvidenceKind::char_score_mean);
}

}  // namespace shenbao
