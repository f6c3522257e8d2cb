// A printed percentage beside the amounts it is of (A4, A9).
#pragma once

#include <optional>

#include "pipeline/check/decimal.hpp"

namespace shenbao {

// Whether ratio is 100 * amount / total to its printed decimals, half a unit either way; nullopt beyond 64 bits.
[[nodiscard]] std::optional<bool> ratio_holds(const Decimal& amount, const Decimal& total, const Decimal& ratio);

}  // namespace shenbao
