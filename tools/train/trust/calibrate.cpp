#include "tools/train/trust/calibrate.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/trust/trust_parts.hpp"
#include "tools/eval/calibration.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kSmallestBin = 40;  // samples; guess, unmeasured
constexpr std::size_t kMostBins = 30;
constexpr long kFewestWrong = 8;  // fewer cannot bend a curve

struct Block {
    double score_sum = 0, right = 0, count = 0;
    [[nodiscard]] double share() const { return right / count; }
    void join(const Block& next) {
        score_sum += next.score_sum;
        right += next.right;
        count += next.count;
    }
};

std::vector<Block> equal_mass_bins(const std::vector<ScoredSample>& sorted) {
    const std::size_t bins = std::clamp<std::size_t>(sorted.size() / kSmallestBin, 1, kMostBins);
    std::vector<Block> blocks;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        Block block;
        for (std::size_t i = bin * sorted.size() / bins; i < (bin + 1) * sorted.size() / bins; ++i)
            block.join({sorted[i].score, sorted[i].right ? 1.0 : 0.0, 1});
        blocks.push_back(block);
    }
    return blocks;
}

void by_rising_score(std::vector<ScoredSample>& samples) {
    std::sort(samples.begin(), samples.end(), [](const auto& a, const auto& b) { return a.score < b.score; });
}

}  // namespace

std::vector<std::pair<double, double>> fit_calibration(std::vector<ScoredSample> samples) {
    const long wrong = std::count_if(samples.begin(), samples.end(), [](const auto& s) { return !s.right; });
    if (wrong < kFewestWrong) return {};
    by_rising_score(samples);
    std::vector<Block> pooled;
    for (const Block& bin : equal_mass_bins(samples)) {
        pooled.push_back(bin);
        while (pooled.size() > 1 && pooled[pooled.size() - 2].share() >= pooled.back().share()) {
            const Block last = pooled.back();
            pooled.pop_back();
            pooled.back().join(last);
        }
    }
    std::vector<std::pair<double, double>> table;
    for (const Block& block : pooled) {
        const double odds = (block.right + 0.5) / (block.count - block.right + 0.5);
        const std::pair<double, double> point{block.score_sum / block.count, std::log(odds)};
        if (table.empty() || (point.first > table.back().first && point.second > table.back().second))
            table.push_back(point);
    }
    return table;
}

double error_upper_bound(long wrong, long all) {
    constexpr double kDoubt = 0.05;
    return exact_upper_bound(wrong, all, kDoubt);
}

AcceptedSet find_threshold(std::vector<ScoredSample> samples, double error_budget) {
    std::erase_if(samples, [](const ScoredSample& s) { return !s.may_accept; });
    by_rising_score(samples);
    AcceptedSet best;
    long accepted = 0, wrong = 0;
    for (std::size_t i = samples.size(); i-- > 0;) {
        ++accepted;
        if (!samples[i].right) ++wrong;
        if (static_cast<double>(wrong) > 2 * error_budget * static_cast<double>(samples.size()) + 5) break;
        if (i > 0 && samples[i - 1].score == samples[i].score) continue;  // equal scores stand or fall together
        if (error_upper_bound(wrong, accepted) <= error_budget)
            best = {probability(samples[i].score), accepted, wrong};
    }
    return best;
}

}  // namespace shenbao
