#include "pipeline/check/ratio_holds.hpp"

namespace shenbao {

// |100 x - p T| <= half unit of p * T, in whole numbers.
std::optional<bool> ratio_holds(const Decimal& amount, const Decimal& total, const Decimal& ratio) {
    const auto hundredfold = multiply(amount, {100, 0}), product = multiply(ratio, total);
    const auto tolerance = multiply(half_unit(ratio.decimals), total);
    if (!hundredfold || !product || !tolerance) return std::nullopt;
    const auto difference = subtract(*hundredfold, *product);
    if (!difference) return std::nullopt;
    const auto order = compare(absolute(*difference), *tolerance);
    if (!order) return std::nullopt;
    return *order <= 0;
}

}  // namespace shenbao
