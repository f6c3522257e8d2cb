#include "pipeline/form/list_markers.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

using Text = std::u32string_view;

char32_t narrow(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

bool is_dot(char32_t c) {
    return is_in(narrow(c), U".、,:·");
}

bool is_digit_like(char32_t c) {
    return is_digit(c) || is_in(c, U"lI|工OoSZB");
}

std::size_t skip_spaces(Text text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

std::optional<int> ascii_number(Text text) {
    if (text.empty() || text.size() > 2) return std::nullopt;
    int number = 0;
    for (const char32_t c : text) {
        if (!is_digit(c)) return std::nullopt;
        number = number * 10 + static_cast<int>(narrow(c) - U'0');
    }
    return number;
}

std::optional<Marker> read_circled(Text text) {
    if (text.empty() || text[0] < U'①' || text[0] > U'⑳') return std::nullopt;
    std::size_t at = 1;
    if (at < text.size() && is_dot(text[at])) ++at;
    return Marker{MarkerStyle::circled, static_cast<int>(text[0] - U'①') + 1, true, skip_spaces(text, at)};
}

std::optional<Marker> read_bracketed(Text text) {
    constexpr std::size_t kLongest = 5;  // (二十三)
    if (text.empty() || !is_in(narrow(text[0]), U"([〔【")) return std::nullopt;
    for (std::size_t i = 1; i <= kLongest && i < text.size(); ++i) {
        if (!is_in(narrow(text[i]), U")]〕】")) continue;
        if (i == 1) return std::nullopt;
        const Text inside = text.substr(1, i - 1);
        auto number = han_number(inside);
        if (!number) number = ascii_number(inside);
        const bool strict = number.has_value();
        return Marker{MarkerStyle::bracketed, number, strict, skip_spaces(text, i + 1)};
    }
    return std::nullopt;
}

std::optional<Marker> read_han(Text text) {
    std::size_t used = 0;
    while (used < text.size() && used < 3 && han_number(text.substr(0, used + 1))) ++used;
    if (used == 0 || used >= text.size() || !is_in(narrow(text[used]), U"、.")) return std::nullopt;
    return Marker{MarkerStyle::han, han_number(text.substr(0, used)), true, skip_spaces(text, used + 1)};
}

// The counter is lost, its dot is left: `.承担`
std::optional<Marker> read_dot(Text text) {
    if (text.size() < 2 || !is_in(narrow(text[0]), U".、") || !is_han(text[1])) return std::nullopt;
    return Marker{MarkerStyle::digits, std::nullopt, false, 1};
}

// A counter of one or two characters of which readers left a dot and perhaps a digit: `的.`, `1是.`
std::optional<Marker> read_broken(Text text) {
    for (const std::size_t sign : {std::size_t{1}, std::size_t{2}}) {
        if (sign + 1 >= text.size() || narrow(text[sign]) != U'.') continue;
        if (sign == 2 && !is_digit(text[0]) && !is_digit(text[1])) continue;
        const std::size_t after = skip_spaces(text, sign + 1);
        if (after < text.size() && is_han(text[after]))
            return Marker{MarkerStyle::digits, std::nullopt, false, after};
    }
    return std::nullopt;
}

// Digits with a dot are strict; look-alike digits with a dot, and digits without one, only look like a marker.
std::optional<Marker> read_digits(Text text) {
    std::size_t used = 0;
    while (used < text.size() && used < 3 && is_digit_like(text[used])) ++used;
    if (used == 0 || used > 2) return std::nullopt;
    const auto number = ascii_number(text.substr(0, used));
    const std::size_t sign = skip_spaces(text, used);
    const bool dotted = sign < text.size() && is_dot(text[sign]);
    std::size_t after = skip_spaces(text, dotted ? sign + 1 : sign);
    while (dotted && after < text.size() && narrow(text[after]) == U'.') after = skip_spaces(text, after + 1);
    if (after < text.size() && is_digit(text[after])) return std::nullopt;  // 3.5公里, 1,200人
    if (dotted) return Marker{MarkerStyle::digits, number, number.has_value(), after};
    const bool words_follow = after < text.size() && is_han(text[after]);
    if (!number || !words_follow) return std::nullopt;
    return Marker{MarkerStyle::digits, number, false, after};
}

}  // namespace

std::optional<int> han_number(Text text) {
    constexpr Text kDigits = U"一二三四五六七八九";
    if (text.empty() || text.size() > 3) return std::nullopt;
    const std::size_t ten = text.find(U'十');
    const auto value = [&](Text one) -> std::optional<int> {
        const std::size_t at = one.size() == 1 ? kDigits.find(one[0]) : Text::npos;
        return at == Text::npos ? std::nullopt : std::optional(static_cast<int>(at) + 1);
    };
    if (ten == Text::npos) return value(text);
    const Text before = text.substr(0, ten), after = text.substr(ten + 1);
    const auto tens = before.empty() ? std::optional(1) : value(before);
    const auto ones = after.empty() ? std::optional(0) : value(after);
    if (!tens || !ones) return std::nullopt;
    return *tens * 10 + *ones;
}

std::optional<Marker> read_marker(Text text) {
    if (auto marker = read_circled(text)) return marker;
    if (auto marker = read_bracketed(text)) return marker;
    if (auto marker = read_han(text)) return marker;
    if (auto marker = read_digits(text)) return marker;
    if (auto marker = read_broken(text)) return marker;
    return read_dot(text);
}

}  // namespace shenbao
