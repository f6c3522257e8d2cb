#include "pipeline/check/decimal.hpp"

#include <algorithm>
#include <cstdlib>

namespace shenbao {
namespace {

constexpr std::size_t kMostDigits = 15;  // leaves three for sums and for aligning

// The same number with more decimals.
std::optional<long long> digits_with(const Decimal& number, int decimals) {
    long long digits = number.digits;
    for (int i = number.decimals; i < decimals; ++i)
        if (__builtin_mul_overflow(digits, 10LL, &digits)) return std::nullopt;
    return digits;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    Decimal number;
    bool point = false;
    std::size_t count = 0;
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    for (const char c : text) {
        if (c == '.' && !point && count > 0) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++count > kMostDigits) return std::nullopt;
        number.digits = number.digits * 10 + (c - '0');
        if (point) ++number.decimals;
    }
    if (count == 0 || text.ends_with('.')) return std::nullopt;
    if (negative) number.digits = -number.digits;
    return number;
}

std::string print_decimal(const Decimal& number) {
    std::string digits = std::to_string(std::llabs(number.digits));
    const auto decimals = static_cast<std::size_t>(number.decimals);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
    if (number.digits < 0) digits.insert(0, 1, '-');
    return digits;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
    const int decimals = std::max(a.decimals, b.decimals);
    const auto left = digits_with(a, decimals), right = digits_with(b, decimals);
    long long sum = 0;
    if (!left || !right || __builtin_add_overflow(*left, *right, &sum)) return std::nullopt;
    return Decimal{sum, decimals};
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
    return add(a, {-b.digits, b.decimals});
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
    long long product = 0;
    if (__builtin_mul_overflow(a.digits, b.digits, &product)) return std::nullopt;
    return Decimal{product, a.decimals + b.decimals};
}

std::optional<std::strong_ordering> compare(const Decimal& a, const Decimal& b) {
    const int decimals = std::max(a.decimals, b.decimals);
    const auto left = digits_with(a, decimals), right = digits_with(b, decimals);
    if (!left || !right) return std::nullopt;
    return *left <=> *right;
}

Decimal absolute(const Decimal& number) {
    return {std::llabs(number.digits), number.decimals};
}

std::optional<Decimal> shift_point(const Decimal& number, int places) {
    Decimal shifted = number;
    for (; places < 0; ++places) ++shifted.decimals;
    for (; places > 0; --places) {
        if (shifted.decimals > 0)
            --shifted.decimals;
        else if (__builtin_mul_overflow(shifted.digits, 10LL, &shifted.digits))
            return std::nullopt;
    }
    return shifted;
}

Decimal half_unit(int decimals) {
    return {5, decimals + 1};
}

bool is_zero(const Decimal& number) {
    return number.digits == 0;
}

}  // namespace shenbao
