#include "pipeline/deliver/code_points.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace shenbao {

std::u32string code_points(std::string_view text) {
    std::u32string points;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(at, left, &point);
        points.push_back(used > 0 ? static_cast<char32_t>(point) : U'\uFFFD');
        const utf8proc_ssize_t step = std::max<utf8proc_ssize_t>(used, 1);
        at += step;
        left -= step;
    }
    return points;
}

std::string utf8_of(std::u32string_view code_points) {
    std::string text;
    for (const char32_t c : code_points) {
        utf8proc_uint8_t bytes[4];
        const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
        text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
    }
    return text;
}

bool is_blank(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u00A0' || c == U'\u3000';
}

}  // namespace shenbao
