// Small questions about characters that several rooms ask.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

[[nodiscard]] inline bool is_in(char32_t c, std::u32string_view signs) {
    return signs.find(c) != std::u32string_view::npos;
}

[[nodiscard]] inline bool has_digit(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(), is_digit);
}

// Signs that a lost bar turns into others: ≥ into >, ± into +.
[[nodiscard]] inline bool has_barred_sign(std::string_view text) {
    const std::u32string points = decode_utf8(text);
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return is_in(c, U"<>≤≥＜＞≦≧⩽⩾+±＋"); });
}

}  // namespace shenbao
