#include "pipeline/grid/dash_pattern.hpp"

#include <algorithm>
#include <cstdlib>

namespace shenbao {
namespace {

constexpr std::size_t kFewestDashes =
    4;                                // between two rules: a row of 1.5 em has 6 mm, dashes of 3 pt and 2 pt 1.8
constexpr double kAlikeShare = 0.75;  // as has_regular_dashes in trace_strokes; guess, unmeasured

struct Dash {
    std::size_t first = 0;   // index of its first column
    int begin = 0, end = 0;  // px, exclusive
};

std::vector<Dash> list_dashes(const std::vector<int>& inked) {
    std::vector<Dash> dashes;
    for (std::size_t i = 0; i < inked.size(); ++i) {
        if (i == 0 || inked[i] > inked[i - 1] + 1) dashes.push_back({i, inked[i], inked[i]});
        dashes.back().end = inked[i] + 1;
    }
    return dashes;
}

// Within a third, and a pixel.
bool is_alike(int a, int b) {
    return std::abs(a - b) <= 1 + std::min(a, b) / 3;
}

bool are_mostly_alike(std::vector<int> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    const int median = *middle;
    const auto alike = std::ranges::count_if(values, [&](int value) { return is_alike(value, median); });
    return static_cast<double>(alike) >= kAlikeShare * static_cast<double>(values.size());
}

}  // namespace

std::vector<std::size_t> find_pattern_breaks(const std::vector<int>& inked) {
    const std::vector<Dash> dashes = list_dashes(inked);
    std::vector<std::size_t> breaks;
    const auto step = [&](std::size_t k) { return dashes[k + 1].begin - dashes[k].begin; };
    for (std::size_t k = 0; k + 1 < dashes.size(); ++k) {
        const bool like_before = k > 0 && is_alike(step(k), step(k - 1));
        const bool like_after = k + 2 < dashes.size() && is_alike(step(k), step(k + 1));
        if (!like_before && !like_after) breaks.push_back(dashes[k + 1].first);
    }
    return breaks;
}

bool is_dashed_throughout(const std::vector<int>& inked, int length, const GridScale& scale) {
    const std::vector<Dash> dashes = list_dashes(inked);
    if (dashes.size() < kFewestDashes) return false;
    std::vector<int> lengths, steps;
    int longest_blank = std::max(dashes.front().begin, length - dashes.back().end);
    for (std::size_t k = 0; k < dashes.size(); ++k) {
        if (k > 0) longest_blank = std::max(longest_blank, dashes[k].begin - dashes[k - 1].end);
        if (k > 0) steps.push_back(dashes[k].begin - dashes[k - 1].begin);
        if (k > 0 && k + 1 < dashes.size()) lengths.push_back(dashes[k].end - dashes[k].begin);
    }
    const int longest = *std::ranges::max_element(lengths);
    return longest_blank <= scale.dash_gap_px && longest <= scale.max_dash_px &&
           are_mostly_alike(std::move(lengths)) && are_mostly_alike(std::move(steps));
}

}  // namespace shenbao
