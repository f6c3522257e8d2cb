#include "pipeline/base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <numeric>
#include <vector>

namespace shenbao {

std::u32string decode_utf8(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
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

std::string encode_utf8(char32_t code_point) {
    utf8proc_uint8_t bytes[4];
    const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count)};
}

std::string encode_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) out += encode_utf8(c);
    return out;
}

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x323AF) || c == U'〇';
}

bool is_digit(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

bool is_space(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000 || c == 0xFEFF;
}

namespace {

std::string to_nfkc(std::string_view text) {
    const std::string valid = encode_utf8(decode_utf8(text));
    utf8proc_uint8_t* folded = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                                   static_cast<utf8proc_ssize_t>(valid.size()), &folded, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(folded, &std::free);
    return size < 0 ? valid : std::string(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size));
}

char32_t plain_punctuation(char32_t c) {
    switch (c) {
        case U'“':
        case U'”':
        case U'„':
        case U'＂': return U'"';
        case U'‘':
        case U'’': return U'\'';
        case U'：': return U':';
        case U'（': return U'(';
        case U'）': return U')';
        case U'，': return U',';
        case U'；': return U';';
        default: return c;
    }
}

}  // namespace

std::string fold_text(std::string_view text) {
    std::u32string kept;
    for (const char32_t c : decode_utf8(to_nfkc(text)))
        if (!is_space(c)) kept.push_back(plain_punctuation(c));
    return encode_utf8(kept);
}

int edit_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

double similarity(std::string_view a, std::string_view b) {
    const std::u32string fa = decode_utf8(fold_text(a)), fb = decode_utf8(fold_text(b));
    const std::size_t longer = std::max(fa.size(), fb.size());
    if (longer == 0) return 1.0;
    return 1.0 - static_cast<double>(edit_distance(fa, fb)) / static_cast<double>(longer);
}

}  // namespace shenbao
