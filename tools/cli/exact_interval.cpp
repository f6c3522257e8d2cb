#include "tools/cli/exact_interval.hpp"

#include <cmath>

namespace shenbao {

namespace {

constexpr double kTail = 0.025;

// The chance of at most `wrong` of `all`, each being wrong with the chance `share`.
double chance_of_at_most(long wrong, long all, double share) {
    if (share <= 0) return 1;
    if (share >= 1) return wrong >= all ? 1 : 0;
    double sum = 0;
    for (long k = 0; k <= wrong; ++k) {
        const auto n = static_cast<double>(all), i = static_cast<double>(k);
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1) + i * std::log(share) +
                        (n - i) * std::log1p(-share));
    }
    return sum;
}

// The share at which `chance`, which falls with the share, is `wanted`.
template <class Chance>
double find_share(const Chance& chance, double wanted) {
    double low = 0, high = 1;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (chance(middle) > wanted ? low : high) = middle;
    }
    return (low + high) / 2;
}

}  // namespace

Interval exact_interval(long wrong, long all) {
    Interval interval;
    if (all <= 0) return interval;
    if (wrong > 0)
        interval.low =
            find_share([&](double share) { return chance_of_at_most(wrong - 1, all, share); }, 1 - kTail);
    if (wrong < all)
        interval.high = find_share([&](double share) { return chance_of_at_most(wrong, all, share); }, kTail);
    return interval;
}

}  // namespace shenbao
