// Exact decimal numbers: an integer and where its point stands. No rounding anywhere.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace shenbao {

struct Decimal {
    long long digits = 0;  // all digits without the point
    int decimals = 0;      // how many of them stand after it, >= 0
};

// "1801.88" -> {180188, 2}. nullopt for anything but digits with at most one point, and beyond 15 digits.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);
[[nodiscard]] std::string print_decimal(const Decimal& number);

// nullopt where the result does not fit 64 bits.
[[nodiscard]] std::optional<Decimal> add(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> shift_point(const Decimal& number, int places);  // times 10^places
[[nodiscard]] std::optional<std::strong_ordering> compare(const Decimal& a, const Decimal& b);

[[nodiscard]] Decimal absolute(const Decimal& number);
[[nodiscard]] Decimal half_unit(int decimals);  // 0.5 * 10^-decimals
[[nodiscard]] bool is_zero(const Decimal& number);

}  // namespace shenbao
