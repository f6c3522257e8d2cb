// Texts such as value cells hold: the grammar of 指标值 with its signs and units, amounts, dates, phones, codes,
// check boxes, list markers.
#pragma once

#include <string>
#include <string_view>

#include "tools/scan/random.hpp"

namespace shenbao::train {

// How often each comes is a guess after the filings seen: quantities most, what the readers lack more often than
// real forms have it.
[[nodiscard]] std::string draw_value(scan::Random& random);
[[nodiscard]] std::string draw_quantity(scan::Random& random);  // ≥95%, 1-2个, 不低于 3 次: parsed as a quantity
[[nodiscard]] std::string draw_amount(scan::Random& random);  // 1,234.50

// What a reader is to say of it: no blanks, signs of one width. Different signs of one meaning (≥ ≧) stay apart.
[[nodiscard]] std::string as_read(std::string_view printed);

}  // namespace shenbao::train
