// Text that a database takes.
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

// How many bytes of well-formed UTF-8 begin there; 0: none (RFC 3629, without the NUL).
std::size_t find_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) < 0xC0; };
    const unsigned first = byte(0);
    if (first > 0 && first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first < 0xF0) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0, surrogate = first == 0xED && byte(1) >= 0xA0;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first < 0xF5) {
        const bool overlong = first == 0xF0 && byte(1) < 0x90, beyond = first == 0xF4 && byte(1) >= 0x90;
        return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::string Archive::Store::storable(const std::string& text) const {
    if (!is_postgresql(session)) return text;
    constexpr const char* kDigits = "0123456789abcdef";
    std::string stored;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = find_length(std::string_view(text).substr(at));
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length == 0)
            stored.append("\\x").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
        else
            stored.append(text, at, length);
        at += length == 0 ? 1 : length;
    }
    return stored;
}

}  // namespace shenbao
