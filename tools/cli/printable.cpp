#include "tools/cli/printable.hpp"

#include <cstdio>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// C0, DEL and C1.
bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

// Embeddings, overrides and isolates (Unicode Standard Annex 9), and the separators of lines and paragraphs.
bool turns_order(char32_t c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

std::string escape_of(char32_t c) {
    if (c == U'\n') return "\\n";
    if (c == U'\t') return "\\t";
    char text[16];
    std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : "\\u%04x", static_cast<unsigned>(c));
    return text;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string shown;
    for (const char32_t c : decode_utf8(text))
        shown += is_control(c) || turns_order(c) ? escape_of(c) : encode_utf8(c);
    return shown;
}

}  // namespace shenbao
