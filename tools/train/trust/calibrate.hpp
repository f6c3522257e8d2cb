// Scores of samples a model has not seen -> calibration table and thresholds.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace shenbao {

struct ScoredSample {
    double score = 0;  // log-odds
    bool right = false;
    bool may_accept = true;  // false: contradicted, goes to review whatever its score
    std::string what{};      // for people
};

// Isotonic regression (pool adjacent violators) over bins of equal mass, smoothed by half a right and half a wrong
// sample: (score, log-odds), both strictly ascending. Empty (identity) where too few samples are wrong.
[[nodiscard]] std::vector<std::pair<double, double>> fit_calibration(std::vector<ScoredSample> samples);

// Clopper-Pearson: the share of errors that `wrong` of `all` exceeds with 5 % probability.
[[nodiscard]] double error_upper_bound(long wrong, long all);

struct AcceptedSet {
    double confidence = 2;  // above 1: no threshold keeps the budget
    long accepted = 0;
    long wrong = 0;
};
// The lowest score whose accepted samples keep the budget by their upper bound. `score` of the samples:
// calibrated.
[[nodiscard]] AcceptedSet find_threshold(std::vector<ScoredSample> samples, double error_budget);

}  // namespace shenbao
