#include "pipeline/text/stray_marks.hpp"

#include <cstddef>

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
    for (std::size_t i = symbols.size(); i-- > 1;)
        if (is_one_of(symbols[i], U".-_'`·~^*,，、。") && is_one_of(symbols[i - 1], U"。；"))
            symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i));
    return symbols;
}

}  // namespace shenbao
