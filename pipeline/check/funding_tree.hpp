// What is a part of what in a group of funding lines, as far as its labels say.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

// Lines by their place in Declaration::funding.
struct FundingTree {
    std::string group;
    std::size_t total = 0;
    using Parts = std::vector<std::size_t>;
    Parts sources;  // all lines but the total and those of what it is spent on
    // What the total may be the sum of, the likeliest first: where its money comes from, and, in forms that say
    // both in one group, what it is spent on (基本支出, 项目支出).
    std::vector<Parts> source_readings, use_readings;
    std::vector<std::pair<std::size_t, std::size_t>> of_which;  // a 其中 line and the line that it is a part of
};

// One for each group with exactly one line of its total, but for those with rules of their own (income and
// expenditure with totals, tasks, costs).
[[nodiscard]] std::vector<FundingTree> find_funding_trees(const Declaration& declaration);

}  // namespace shenbao
