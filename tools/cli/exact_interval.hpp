// What a count of wrong ones among those that were checked says about all.
#pragma once

namespace shenbao {

struct Interval {
    double low = 0, high = 1;
};

// Clopper and Pearson (1934), 95 %, two-sided: the true share is outside in at most 5 of 100 such samples,
// whatever it is. {0, 1} where nothing was checked. 0 <= wrong <= all.
[[nodiscard]] Interval exact_interval(long wrong, long all);

}  // namespace shenbao
