#include "pipeline/form/tick_marks.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::u32string_view kTicks = U"√✓✔☑■●";

// `区√` and `、v` of worn ticks: one of them beside what a speck was read as, or a single sign beside specks.
bool is_worn_mark(std::u32string signs) {
    constexpr std::size_t kMost = 3;  // signs that one mark was read as
    if (signs.size() > kMost) return false;
    if (std::ranges::any_of(signs, [](char32_t c) { return is_in(c, kTicks); })) return true;
    std::erase_if(signs, [](char32_t c) { return is_in(c, U".,;:·、。，'\"‘’“”`~^*"); });
    return signs.size() == 1 && !is_han(signs[0]) && !is_digit(signs[0]);
}

}  // namespace

Mark read_mark(std::string_view text) {
    std::u32string signs = decode_utf8(text);
    std::erase_if(signs, is_space);
    const auto are_all = [&](std::u32string_view of) {
        return std::ranges::all_of(signs, [&](char32_t c) { return is_in(c, of); });
    };
    if (are_all(U"-－–—―─一_/／\\□☐○口囗")) return Mark::none;
    if (signs.size() == 1) return is_in(signs[0], kTicks) ? Mark::tick : Mark::other;
    return is_worn_mark(signs) ? Mark::other : Mark::words;
}

}  // namespace shenbao
