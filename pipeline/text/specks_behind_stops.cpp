#include "pipeline/text/specks_behind_stops.hpp"

#include <cstddef>
#include <string_view>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

bool is_one_of(const Symbol& symbol, std::u32string_view marks) {
    const std::u32string points = decode_utf8(symbol.text);
    return points.size() == 1 && is_in(points.front(), marks);
}

bool begins_number(const Symbol& symbol) {
    const std::u32string points = decode_utf8(symbol.text);
    return !points.empty() && is_digit(points.front());
}

}  // namespace

std::vector<Symbol> without_marks_behind_stops(std::vector<Symbol> symbols) {
    std::vector<Symbol> kept;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const bool behind_stop = !kept.empty() && is_one_of(kept.back(), U"。；");
        const bool sign = i + 1 < symbols.size() && is_one_of(symbols[i], U"-~") && begins_number(symbols[i + 1]);
        if (!behind_stop || sign || !is_one_of(symbols[i], U".-_'`·~^*,，、。")) kept.push_back(symbols[i]);
    }
    return kept;
}

}  // namespace shenbao
