#include "tools/eval/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {

namespace {

constexpr std::size_t kBins = 15;  // usual in the calibration literature (Guo et al. 2017)

double log_binomial(long n, long k, double p) {
    const auto lg = [](long x) { return std::lgamma(static_cast<double>(x) + 1); };
    return lg(n) - lg(k) - lg(n - k) + static_cast<double>(k) * std::log(p) +
           static_cast<double>(n - k) * std::log1p(-p);
}

// How probable at most `wrong` of `all` are if each is wrong with `p`, which is neither 0 nor 1.
double at_most(long wrong, long all, double p) {
    double sum = 0;
    for (long k = 0; k <= wrong; ++k) sum += std::exp(log_binomial(all, k, p));
    return sum;
}

// The p where a falling `function` meets `level`.
template <class Falling>
double meet(const Falling& function, double level) {
    double low = 0, high = 1;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (function(middle) > level ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::vector<const FieldOutcome*> by_rising_confidence(const std::vector<FieldOutcome>& fields) {
    std::vector<const FieldOutcome*> sure;
    for (const FieldOutcome& field : fields)
        if (field.kind != FieldOutcome::Kind::missing && field.confidence) sure.push_back(&field);
    std::stable_sort(sure.begin(), sure.end(),
                     [](const auto* a, const auto* b) { return *a->confidence < *b->confidence; });
    return sure;
}

std::vector<CalibrationBin> equal_mass_bins(const std::vector<const FieldOutcome*>& sorted) {
    std::vector<CalibrationBin> bins;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        CalibrationBin filled;
        for (std::size_t i = bin * sorted.size() / kBins; i < (bin + 1) * sorted.size() / kBins; ++i) {
            ++filled.fields;
            filled.said += *sorted[i]->confidence;
            filled.right += sorted[i]->right ? 1 : 0;
        }
        if (filled.fields == 0) continue;
        filled.said /= static_cast<double>(filled.fields);
        filled.right /= static_cast<double>(filled.fields);
        bins.push_back(filled);
    }
    return bins;
}

template <class Key>
std::map<std::string, Calibration> calibration_by(const Evaluation& evaluation, const Key& key) {
    std::map<std::string, std::vector<FieldOutcome>> groups;
    for (const FieldOutcome& field : evaluation.fields) {
        if (field.kind == FieldOutcome::Kind::missing) continue;
        if (const std::string name = key(field); !name.empty()) groups[name].push_back(field);
    }
    std::map<std::string, Calibration> measured;
    for (const auto& [name, fields] : groups) measured[name] = measure_calibration(fields);
    return measured;
}

}  // namespace

double exact_upper_bound(long wrong, long all, double doubt) {
    if (all <= 0 || wrong >= all) return 1;
    return meet([=](double p) { return at_most(wrong, all, p); }, doubt);
}

Interval exact_interval(long wrong, long all) {
    constexpr double kTail = 0.025;
    if (all <= 0) return {};
    const double low = wrong > 0 ? meet([=](double p) { return at_most(wrong - 1, all, p); }, 1 - kTail) : 0;
    return {low, exact_upper_bound(wrong, all, kTail)};
}

Calibration measure_calibration(const std::vector<FieldOutcome>& fields) {
    Calibration calibration;
    for (const FieldOutcome& field : fields) {
        if (field.kind == FieldOutcome::Kind::missing) continue;
        ++(field.accepted ? calibration.accepted : calibration.review);
        if (!field.right) ++calibration.wrong;
        if (field.accepted && !field.right) ++calibration.wrong_accepted;
        if (!field.confidence) ++calibration.without_confidence;
    }
    const auto sorted = by_rising_confidence(fields);
    calibration.fields = static_cast<long>(sorted.size());
    calibration.bins = equal_mass_bins(sorted);
    for (const CalibrationBin& bin : calibration.bins)
        calibration.expected_calibration_error +=
            std::abs(bin.said - bin.right) * static_cast<double>(bin.fields) / static_cast<double>(sorted.size());
    return calibration;
}

std::string kind_of(const FieldOutcome& field) {
    if (!field.field_kind.empty()) return field.field_kind;
    std::string place;
    std::size_t from = 0;
    while (from <= field.path.size()) {
        const std::size_t end = std::min(field.path.find('/', from), field.path.size());
        const std::string step = field.path.substr(from, end - from);
        if (step.find_first_not_of("0123456789") != std::string::npos) place += (place.empty() ? "" : "/") + step;
        from = end + 1;
    }
    return place;
}

std::map<std::string, Calibration> calibration_by_kind(const Evaluation& evaluation) {
    return calibration_by(evaluation, [](const FieldOutcome& field) { return kind_of(field); });
}

std::map<std::string, Calibration> calibration_by_profile(const Evaluation& evaluation) {
    return calibration_by(evaluation, [&evaluation](const FieldOutcome& field) {
        return field.document < evaluation.facts.size() ? evaluation.facts[field.document].profile : "";
    });
}

std::vector<RiskPoint> risk_coverage(const std::vector<FieldOutcome>& fields) {
    const auto sorted = by_rising_confidence(fields);
    std::vector<RiskPoint> points;
    long taken = 0, wrong = 0;
    for (std::size_t i = sorted.size(); i-- > 0;) {
        ++taken;
        if (!sorted[i]->right) ++wrong;
        if (i > 0 && *sorted[i - 1]->confidence == *sorted[i]->confidence) continue;
        points.push_back({static_cast<double>(taken) / static_cast<double>(sorted.size()),
                          static_cast<double>(wrong) / static_cast<double>(taken), *sorted[i]->confidence});
    }
    return points;
}

}  // namespace shenbao
