// The value that half of the weight lies below.
#pragma once

#include <algorithm>
#include <vector>

namespace shenbao {

struct Weighted {
    double value = 0, weight = 0;
};

// 0 for none.
[[nodiscard]] inline double weighted_median(std::vector<Weighted> values) {
    std::ranges::sort(values, {}, &Weighted::value);
    double total = 0, sum = 0;
    for (const Weighted& v : values) total += v.weight;
    for (const Weighted& v : values)
        if ((sum += v.weight) >= total / 2) return v.value;
    return 0;
}

}  // namespace shenbao
