#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <sstream>

#include "pipeline/trust/trust_parts.hpp"
#include "tools/train/trust/calibrate.hpp"
#include "tools/train/trust/fit_logistic.hpp"
#include "tools/train/trust/fit_model.hpp"

using namespace shenbao;

namespace {

// Samples whose chance to be right follows a known logistic law of the agreement: log-odds 6 * agreement - 1.
std::vector<TrustSample> lawful_samples(int count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(0, 1);
    std::vector<TrustSample> samples;
    for (int i = 0; i < count; ++i) {
        TrustSample sample{i % 20, "words", {}, false, true};
        const double agreement = unit(random);
        sample.evidence.set(EvidenceKind::reader_agreement, agreement);
        sample.evidence.set(EvidenceKind::char_score_mean, unit(random));  // says nothing
        sample.right = unit(random) < probability(6 * agreement - 1);
        samples.push_back(sample);
    }
    return samples;
}

std::vector<const TrustSample*> pointers(const std::vector<TrustSample>& samples) {
    std::vector<const TrustSample*> all;
    for (const TrustSample& sample : samples) all.push_back(&sample);
    return all;
}

}  // namespace

TEST_CASE("the fit recovers the law that made the samples") {
    const auto samples = lawful_samples(20000, 7);
    const TrustGroup group = fit_group("words", pointers(samples));
    for (const double agreement : {0.1, 0.5, 0.9}) {
        Evidence evidence;
        evidence.set(EvidenceKind::reader_agreement, agreement);
        evidence.set(EvidenceKind::char_score_mean, 0.5);
        CHECK(probability(trust_score(group, evidence)) == Approx(probability(6 * agreement - 1)).margin(0.03));
    }
}

TEST_CASE("evidence that contradicts its meaning gets no weight") {
    auto samples = lawful_samples(5000, 3);
    for (TrustSample& sample : samples)
        sample.evidence.set(EvidenceKind::rules_exact, sample.right ? 0 : 1);  // a confirmation that harms
    const TrustGroup group = fit_group("words", pointers(samples));
    for (const TrustFeature& feature : group.features) CHECK(feature.evidence != EvidenceKind::rules_exact);
}

TEST_CASE("a group with hardly a wrong sample gets the smoothed share of its right ones") {
    std::vector<TrustSample> samples(199, TrustSample{0, "blank", {}, true, true});
    const TrustGroup group = fit_group("blank", pointers(samples));
    CHECK(group.features.empty());
    CHECK(probability(group.bias) == Approx(200.0 / 201));
}

TEST_CASE("the upper bound of errors is Clopper and Pearson's") {
    CHECK(error_upper_bound(0, 2995) == Approx(0.001).epsilon(0.001));  // the rule of three: 2.996 / n
    CHECK(error_upper_bound(1, 100) == Approx(0.0466).epsilon(0.01));
    CHECK(error_upper_bound(0, 0) == 1);
    CHECK(error_upper_bound(5, 5) == 1);
}

TEST_CASE("the threshold accepts as much as the bound allows, and nothing where data are too few") {
    std::vector<ScoredSample> samples;
    for (int i = 0; i < 4000; ++i) samples.push_back({i * 0.001, i >= 800, true});
    const AcceptedSet set = find_threshold(samples, 0.001);
    CHECK(set.wrong <= 1);
    CHECK(set.accepted >= 3000);
    CHECK(error_upper_bound(set.wrong, set.accepted) <= 0.001);
    samples.resize(1500);
    CHECK(find_threshold(samples, 0.001).confidence > 1);
    CHECK(find_threshold(samples, 0.001).accepted == 0);
}

TEST_CASE("contradicted samples never count as accepted") {
    std::vector<ScoredSample> samples(5000, ScoredSample{5, true, true});
    samples.push_back({9, false, false});
    const AcceptedSet set = find_threshold(samples, 0.001);
    CHECK(set.accepted == 5000);
    CHECK(set.wrong == 0);
}

TEST_CASE("the calibration table corrects overconfident scores") {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(0, 1);
    std::vector<ScoredSample> samples;
    for (int i = 0; i < 20000; ++i) {
        const double score = unit(random) * 8 - 2;
        samples.push_back({score, unit(random) < probability(score / 2), true});  // twice as sure as right
    }
    TrustGroup group;
    group.calibration = fit_calibration(samples);
    REQUIRE(group.calibration.size() > 5);
    for (const double score : {0.0, 2.0, 4.0})
        CHECK(probability(calibrated(group, score)) == Approx(probability(score / 2)).margin(0.04));
}

TEST_CASE("a fitted model has every group and its thresholds come with their counts") {
    TrustData data;
    for (int i = 0; i < 20; ++i) data.documents.push_back("d" + std::to_string(i));
    data.samples = lawful_samples(4000, 5);
    std::ostringstream log;
    const std::string model = fit_model(data, "drawn", log);
    for (const auto group : kTrustGroups) CHECK(model.find("\"" + std::string(group) + "\"") != std::string::npos);
    CHECK(model.find("\"fitted\": true") != std::string::npos);
    CHECK(log.str().find("budget 0.05") != std::string::npos);
    data.documents.resize(3);
    CHECK_THROWS(fit_model(data, "drawn", log));
}
