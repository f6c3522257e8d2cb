#include "pipeline/text/width_policy.hpp"

namespace shenbao {

namespace {

char32_t single_width(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
        const char32_t ascii = c - 0xFF01 + U'!';
        const bool running_text = ascii == U',' || ascii == U';' || ascii == U':' || ascii == U'(' ||
                                  ascii == U')' || ascii == U'!' || ascii == U'?';
        return running_text ? c : ascii;
    }
    if (c == U'﹪') return U'%';
    if (c == U'～' || c == U'∼') return U'~';
    return c;
}

}  // namespace

std::u32string apply_width_policy(std::u32string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (const char32_t c : text) out.push_back(single_width(c));
    return out;
}

}  // namespace shenbao
