#include "pipeline/text/specks_behind_stops.hpp"

#include <string_view>
#include <utility>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

bool is_one_of(const Symbol& symbol, std::u32string_view marks) {
    const std::u32string points = decode_utf8(symbol.text);
    return points.size() == 1 && is_in(points.front(), marks);
}

}  // namespace

std::vector<Symbol> without_marks_behind_stops(std::vector<Symbol> symbols) {
    std::vector<Symbol> kept;
    for (Symbol& symbol : symbols) {
        const bool behind_stop = !kept.empty() && is_one_of(kept.back(), U"。；");
        if (!behind_stop || !is_one_of(symbol, U".-_'`·~^*,，、。")) kept.push_back(std::move(symbol));
    }
    return kept;
}

}  // namespace shenbao
