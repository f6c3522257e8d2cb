#include "pipeline/text/page_number.hpp"

#include <algorithm>
#include <cstddef>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::ptrdiff_t kMostDigits = 3;

bool is_dash(const Symbol& symbol) {
    return is_in(decode_utf8(symbol.text).front(), U"—-–―─一");
}

bool is_number(const Symbol& symbol) {
    return is_digit(decode_utf8(symbol.text).front());
}

// The run [begin, end) as one dash, as doubtful as its most doubtful piece.
Symbol join(std::vector<Symbol>::const_iterator begin, std::vector<Symbol>::const_iterator end) {
    Symbol dash =
        *std::min_element(begin, end, [](const Symbol& a, const Symbol& b) { return a.score < b.score; });
    dash.text = "—";
    dash.x0 = begin->x0;
    dash.x1 = (end - 1)->x1;
    dash.other.reset();
    return dash;
}

}  // namespace

std::vector<Symbol> join_page_dashes(std::vector<Symbol> glyphs) {
    const auto first = std::find_if_not(glyphs.cbegin(), glyphs.cend(), is_dash);
    const auto last = std::find_if_not(first, glyphs.cend(), is_number);
    const bool dashes_behind = last != glyphs.cend() && std::all_of(last, glyphs.cend(), is_dash);
    if (first == glyphs.cbegin() || last == first || last - first > kMostDigits || !dashes_behind) return glyphs;
    std::vector<Symbol> joined{join(glyphs.cbegin(), first)};
    joined.insert(joined.end(), first, last);
    joined.push_back(join(last, glyphs.cend()));
    return joined;
}

bool is_page_number(const std::vector<Symbol>& glyphs) {
    const auto size = static_cast<std::ptrdiff_t>(glyphs.size());
    return size >= 3 && size <= kMostDigits + 2 && glyphs.front().text == "—" && glyphs.back().text == "—" &&
           std::all_of(glyphs.begin() + 1, glyphs.end() - 1, is_number);
}

}  // namespace shenbao
