#include "pipeline/text/lost_tails.hpp"

#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kLongestMarker = 2;  // characters before the dot of 10. or of a worn 1.

char32_t point_of(const Symbol& symbol) {
    return decode_utf8(symbol.text).front();
}

bool ends_words(char32_t c) {
    return is_han(c) || std::u32string_view(U"%％”’）》)").find(c) != std::u32string_view::npos;
}

bool begins_words(char32_t c) {
    return is_han(c) || std::u32string_view(U"“‘（《(").find(c) != std::u32string_view::npos;
}

}  // namespace

bool restore_tails(std::vector<Symbol>& symbols) {
    bool restored = false;
    for (std::size_t i = kLongestMarker + 1; i + 1 < symbols.size(); ++i) {
        if (symbols[i].text != "." || !ends_words(point_of(symbols[i - 1])) ||
            !begins_words(point_of(symbols[i + 1])))
            continue;
        symbols[i].text = "，";
        symbols[i].score /= 2;
        restored = true;
    }
    return restored;
}

}  // namespace shenbao
