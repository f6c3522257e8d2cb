#include "tools/train/trust/fit_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "models/declaration/error.hpp"
#include "pipeline/trust/trust_parts.hpp"
#include "tools/train/trust/calibrate.hpp"
#include "tools/train/trust/fit_logistic.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::ordered_json;
using Samples = std::vector<const TrustSample*>;

constexpr int kFolds = 5;
constexpr double kBudgets[] = {0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05};

template <class Keep>
Samples choose(const TrustData& data, std::string_view group, const Keep& keep) {
    Samples chosen;
    for (const TrustSample& sample : data.samples)
        if (sample.group == group && keep(sample.document % kFolds)) chosen.push_back(&sample);
    return chosen;
}

std::vector<ScoredSample> score_samples(const TrustGroup& group, const Samples& samples) {
    std::vector<ScoredSample> scored;
    for (const TrustSample* sample : samples)
        scored.push_back({calibrated(group, trust_score(group, sample->evidence)), sample->right,
                          sample->may_accept, sample->what});
    return scored;
}

void append(std::vector<ScoredSample>& into, const std::vector<ScoredSample>& more) {
    into.insert(into.end(), more.begin(), more.end());
}

struct Unseen {
    std::vector<ScoredSample> raw;         // scored by weights that have not seen them
    std::vector<ScoredSample> calibrated;  // and by a calibration that has not seen them
};

Unseen score_unseen(const TrustData& data, std::string_view name) {
    Unseen unseen;
    for (int fold = 0; fold < kFolds; ++fold) {
        const int next = (fold + 1) % kFolds;
        const Samples train = choose(data, name, [=](int f) { return f != fold && f != next; });
        const Samples bend = choose(data, name, [=](int f) { return f == next; });
        const Samples test = choose(data, name, [=](int f) { return f == fold; });
        TrustGroup group = fit_group(std::string(name), train);
        append(unseen.raw, score_samples(group, test));
        group.calibration = fit_calibration(score_samples(group, bend));
        append(unseen.calibrated, score_samples(group, test));
    }
    return unseen;
}

double mean_log_loss(const std::vector<ScoredSample>& samples) {
    double loss = 0;
    for (const ScoredSample& sample : samples)
        loss += std::log1p(std::exp(sample.right ? -sample.score : sample.score));
    return samples.empty() ? 0 : loss / static_cast<double>(samples.size());
}

Json group_json(const TrustGroup& group) {
    Json json{{"name", group.name},
              {"fitted", group.fitted},
              {"bias", group.bias},
              {"features", Json::array()},
              {"calibration", group.calibration}};
    for (const TrustFeature& feature : group.features)
        json["features"].push_back({{"evidence", evidence_name(feature.evidence)},
                                    {"transform", transform_name(feature.transform)},
                                    {"mean", feature.mean},
                                    {"scale", feature.scale},
                                    {"weight", feature.weight},
                                    {"missing_weight", feature.missing_weight}});
    return json;
}

Json thresholds_json(const std::vector<ScoredSample>& unseen, std::ostream& log) {
    Json json = Json::array();
    for (const double budget : kBudgets) {
        const AcceptedSet set = find_threshold(unseen, budget);
        log << "budget " << budget << ": " << set.accepted << " of " << unseen.size() << " accepted, " << set.wrong
            << " wrong, confidence " << set.confidence << "\n";
        json.push_back({{"error_budget", budget},
                        {"confidence", set.confidence},
                        {"accepted", set.accepted},
                        {"wrong", set.wrong},
                        {"upper_bound", error_upper_bound(set.wrong, set.accepted)}});
    }
    return json;
}

// The wrong fields that would be accepted first: what to mend in the rooms before.
void log_surest_errors(std::vector<ScoredSample> unseen, std::ostream& log) {
    constexpr std::size_t kShown = 25;
    std::erase_if(unseen, [](const ScoredSample& s) { return s.right || !s.may_accept; });
    std::sort(unseen.begin(), unseen.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    if (unseen.size() > kShown) unseen.resize(kShown);
    for (const ScoredSample& sample : unseen)
        log << "wrong at " << probability(sample.score) << ": " << sample.what << "\n";
}

// A group without samples (no blank fields in the data, say): nothing is known of it.
TrustGroup unfitted_group(std::string_view name) {
    return {std::string(name), 0, {}, {}, false};
}

}  // namespace

std::string fit_model(const TrustData& data, const std::string& note, std::ostream& log) {
    if (static_cast<int>(data.documents.size()) < kFolds)
        throw Error(ErrorCode::unreadable_input, {}, "too few documents to fit and to check", "give at least 5");
    Json groups = Json::array(), counts = Json::object();
    std::vector<ScoredSample> all_unseen;
    for (const std::string_view name : kTrustGroups) {
        const Samples samples = choose(data, name, [](int) { return true; });
        if (samples.empty()) {
            groups.push_back(group_json(unfitted_group(name)));
            continue;
        }
        const Unseen unseen = score_unseen(data, name);
        TrustGroup group = fit_group(std::string(name), samples);
        group.calibration = fit_calibration(unseen.raw);
        groups.push_back(group_json(group));
        // Text layers are no scans: their many right fields must not make room for misread ones.
        if (name != "layer") append(all_unseen, unseen.calibrated);
        const long wrong = std::count_if(samples.begin(), samples.end(), [](const auto* s) { return !s->right; });
        counts[std::string(name)] = {
            {"fields", samples.size()}, {"wrong", wrong}, {"log_loss_unseen", mean_log_loss(unseen.calibrated)}};
        log << name << ": " << samples.size() << " fields, " << wrong << " wrong, log loss "
            << mean_log_loss(unseen.calibrated) << "\n";
    }
    Json model{{"format", 1}, {"fitted", true}, {"note", note}};
    model["data"] = {{"documents", data.documents.size()},
                     {"fields", data.samples.size()},
                     {"folds", kFolds},
                     {"groups", counts}};
    model["groups"] = groups;
    model["thresholds"] = thresholds_json(all_unseen, log);
    log_surest_errors(all_unseen, log);
    return model.dump(1) + "\n";
}

}  // namespace shenbao
