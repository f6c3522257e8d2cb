#include "pipeline/form/tick_marks.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

Mark read_mark(std::string_view text) {
    std::u32string signs = decode_utf8(text);
    std::erase_if(signs, is_space);
    const auto are_all = [&](std::u32string_view of) {
        return std::ranges::all_of(signs, [&](char32_t c) { return is_in(c, of); });
    };
    if (are_all(U"-－–—―─一_/／\\□☐○口囗")) return Mark::none;
    if (signs.size() > 1) return Mark::words;
    return is_in(signs[0], U"√✓✔☑■●") ? Mark::tick : Mark::other;
}

}  // namespace shenbao
