#include "tools/train/trust/fit_logistic.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <vector>

namespace shenbao {

namespace {

constexpr double kPenalty = 2.0;          // prior precision of a standardised weight; guess, unmeasured
constexpr int kNewtonSteps = 40;          // converges in about ten
constexpr long kFewestWrong = 5;          // fewer say nothing about which evidence tells them apart
constexpr double kFewestMissing = 0.005;  // share of samples below which "missing" gets no weight of its own

enum class Sense { raises, lowers, either };

struct Candidate {
    EvidenceKind evidence;
    Transform transform;
    Sense sense;
};

using enum EvidenceKind;
constexpr Candidate kCandidates[] = {
    {char_score_mean, Transform::crowded, Sense::raises},
    {char_score_min, Transform::crowded, Sense::raises},
    {reader_agreement, Transform::identity, Sense::raises},
    {reader_agreement, Transform::full, Sense::raises},
    {attempts, Transform::log1p, Sense::either},
    {models_agree, Transform::identity, Sense::raises},
    {borne_out, Transform::identity, Sense::raises},
    {vocabulary_similarity, Transform::crowded, Sense::raises},
    {grammar, Transform::identity, Sense::raises},
    {rules_exact, Transform::up_to_two, Sense::raises},
    {rules_rounded, Transform::up_to_two, Sense::raises},
    {rules_failed, Transform::up_to_two, Sense::lowers},
    {seal_overlap, Transform::identity, Sense::lowers},
    {rule_coverage, Transform::identity, Sense::raises},
    {glyph_height_px, Transform::log1p, Sense::either},
    {sharpness, Transform::identity, Sense::either},
    {contrast, Transform::identity, Sense::either},
    {repeats, Transform::log1p, Sense::either},
    {text_layer_agreement, Transform::identity, Sense::raises},
    {alphabet_gap, Transform::identity, Sense::lowers},
    {text_length, Transform::log1p, Sense::lowers},
    {cell_darkness, Transform::log1p, Sense::lowers},
};

struct Column {
    Candidate candidate;
    double mean = 0, scale = 1;
    bool with_missing = false;
};

using Samples = std::span<const TrustSample* const>;

// Mean, scale and whether absence is common enough to weigh; false if the evidence never varies.
bool describe_column(Samples samples, Column& column) {
    double sum = 0, squares = 0, present = 0;
    for (const TrustSample* sample : samples) {
        const auto value = sample->evidence.get(column.candidate.evidence);
        if (!value) continue;
        const double x = transformed(column.candidate.transform, *value);
        sum += x, squares += x * x, present += 1;
    }
    const double all = static_cast<double>(samples.size());
    if (present < kFewestMissing * all) return false;
    column.mean = sum / present;
    const double variance = squares / present - column.mean * column.mean;
    column.with_missing = present < (1 - kFewestMissing) * all;
    if (variance < 1e-9) {
        column.scale = 1;
        return column.with_missing;
    }
    column.scale = std::sqrt(variance);
    return true;
}

std::vector<Column> choose_columns(Samples samples) {
    std::vector<Column> columns;
    for (const Candidate& candidate : kCandidates) {
        Column column{candidate};
        if (describe_column(samples, column)) columns.push_back(column);
    }
    return columns;
}

// One row per sample: 1, then value and (where weighed) absence of each column.
cv::Mat design_matrix(Samples samples, const std::vector<Column>& columns) {
    int width = 1;
    for (const Column& column : columns) width += column.with_missing ? 2 : 1;
    cv::Mat design = cv::Mat::zeros(static_cast<int>(samples.size()), width, CV_64F);
    for (int row = 0; row < design.rows; ++row) {
        double* out = design.ptr<double>(row);
        *out++ = 1;
        for (const Column& column : columns) {
            const auto value = samples[static_cast<std::size_t>(row)]->evidence.get(column.candidate.evidence);
            *out++ = value ? (transformed(column.candidate.transform, *value) - column.mean) / column.scale : 0;
            if (column.with_missing) *out++ = value ? 0 : 1;
        }
    }
    return design;
}

cv::Mat newton_weights(Samples samples, const cv::Mat& design) {
    cv::Mat weights = cv::Mat::zeros(design.cols, 1, CV_64F);
    cv::Mat penalty = cv::Mat::eye(design.cols, design.cols, CV_64F) * kPenalty;
    penalty.at<double>(0, 0) = 1e-3;  // the bias is nearly free
    for (int step = 0; step < kNewtonSteps; ++step) {
        const cv::Mat scores = design * weights;
        cv::Mat residual(design.rows, 1, CV_64F), curved = design.clone();
        for (int i = 0; i < design.rows; ++i) {
            const double p = probability(scores.at<double>(i));
            residual.at<double>(i) = (samples[static_cast<std::size_t>(i)]->right ? 1 : 0) - p;
            curved.row(i) *= std::max(p * (1 - p), 1e-6);
        }
        const cv::Mat gradient = design.t() * residual - penalty * weights;
        const cv::Mat hessian = design.t() * curved + penalty;
        cv::Mat change;
        cv::solve(hessian, gradient, change, cv::DECOMP_CHOLESKY);
        weights += change;
        if (cv::norm(change) < 1e-8) break;
    }
    return weights;
}

TrustGroup group_of(const std::string& name, const std::vector<Column>& columns, const cv::Mat& weights) {
    TrustGroup group{name, weights.at<double>(0), {}, {}};
    int at = 1;
    for (const Column& column : columns) {
        TrustFeature feature{
            column.candidate.evidence, column.candidate.transform, column.mean, column.scale, 0, 0};
        feature.weight = weights.at<double>(at++);
        if (column.with_missing) feature.missing_weight = weights.at<double>(at++);
        group.features.push_back(feature);
    }
    return group;
}

// The feature that contradicts its sense most; -1 if none does.
int worst_contradiction(const TrustGroup& group, const std::vector<Column>& columns) {
    int worst = -1;
    double most = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Sense sense = columns[i].candidate.sense;
        const double wrong = sense == Sense::raises   ? -group.features[i].weight
                             : sense == Sense::lowers ? group.features[i].weight
                                                      : 0;
        if (wrong > most) most = wrong, worst = static_cast<int>(i);
    }
    return worst;
}

TrustGroup bias_only(const std::string& name, long wrong, std::size_t all) {
    const double right = static_cast<double>(all) - static_cast<double>(wrong);
    return {name, std::log((right + 1) / (static_cast<double>(wrong) + 1)), {}, {}};
}

}  // namespace

TrustGroup fit_group(const std::string& name, Samples samples) {
    const long wrong =
        std::count_if(samples.begin(), samples.end(), [](const TrustSample* s) { return !s->right; });
    if (wrong < kFewestWrong) return bias_only(name, wrong, samples.size());
    std::vector<Column> columns = choose_columns(samples);
    while (true) {
        const cv::Mat design = design_matrix(samples, columns);
        TrustGroup group = group_of(name, columns, newton_weights(samples, design));
        const int contradiction = worst_contradiction(group, columns);
        if (contradiction < 0) return group;
        columns.erase(columns.begin() + contradiction);
    }
}

}  // namespace shenbao
