#include "pipeline/trust/stray_marks.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::u32string_view kNeverFirst = U",.。、;:?!)]}》」』%·_'~—";
constexpr std::u32string_view kNeverInside = U"|¦\\^`_{}";
constexpr std::u32string_view kNeverLast = U",.、:(《[·_'~";
constexpr std::u32string_view kSeparators = U",.。、;:?!";

bool is_one_of(char32_t c, std::u32string_view signs) {
    return signs.find(c) != std::u32string_view::npos;
}

// A dash stands for "nothing" where it is alone, for minus before a digit, for specks elsewhere.
bool has_loose_dash(std::u32string_view text) {
    if (text.size() < 2) return false;
    const auto is_dash = [](char32_t c) { return c == U'-' || c == U'—'; };
    if (std::all_of(text.begin(), text.end(), is_dash)) return false;
    return is_dash(text.back()) || (is_dash(text.front()) && !is_digit(text[1]));
}

bool has_doubled_separator(std::u32string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool ellipsis = text[i - 1] == U'.' && text[i] == U'.';
        if (!ellipsis && is_one_of(text[i - 1], kSeparators) && is_one_of(text[i], kSeparators)) return true;
    }
    return false;
}

// 第：幼儿园 of 第二幼儿园, whose two strokes were taken for dots.
bool has_lost_ordinal(std::u32string_view text) {
    for (std::size_t at = text.find(U'第'); at != text.npos; at = text.find(U'第', at + 1))
        if (at + 1 < text.size() && is_one_of(text[at + 1], U":;.,-—_=、。")) return true;
    return false;
}

// A full stop before a Han character or an opening bracket and behind no digit or letter (考.试, ”.请, 村.（社),
// or a lone upright letter beside a Han character (I作 for 工作).
bool has_broken_word(std::u32string_view text) {
    const auto han_at = [&text](std::size_t i) { return i < text.size() && is_han(text[i]); };
    const auto letter_at = [&text](std::size_t i) {
        return i < text.size() && text[i] < 0x80 &&
               (is_digit(text[i]) || std::isalpha(static_cast<int>(text[i])) != 0);
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t before = i - 1, after = i + 1;  // before the first wraps to a place beyond the text
        const bool opens = after < text.size() && text[after] == U'(';
        if (text[i] == U'.' && i > 0 && !letter_at(before) && (han_at(after) || opens)) return true;
        if (!is_one_of(text[i], U"Il") || letter_at(before) || letter_at(after)) continue;
        if (han_at(before) || han_at(after)) return true;
    }
    return false;
}

}  // namespace

bool has_stray_marks(std::string_view raw) {
    const std::u32string text = decode_utf8(fold_text(raw));
    if (text.empty() || has_loose_dash(text)) return !text.empty();
    const auto count = [&text](char32_t sign) { return std::count(text.begin(), text.end(), sign); };
    if (text.front() != U'—' && is_one_of(text.front(), kNeverFirst)) return true;
    if (is_one_of(text.back(), kNeverLast) && !text.ends_with(U"..")) return true;
    if (text.size() > 1 && text.back() == U';' && is_digit(text[text.size() - 2]))
        return true;  // 附件2; was 附件2:
    if (std::any_of(text.begin(), text.end(), [](char32_t c) { return is_one_of(c, kNeverInside); })) return true;
    if (count(U'"') % 2 != 0 || count(U'(') > count(U')')) return true;
    return has_doubled_separator(text) || has_broken_word(text) || has_lost_ordinal(text);
}

bool has_mixed_brackets(std::string_view raw) {
    std::u32string open;
    for (const char32_t c : decode_utf8(raw)) {
        if (c == U'(' || c == U'（') open.push_back(c);
        if ((c != U')' && c != U'）') || open.empty()) continue;
        if ((open.back() == U'（') != (c == U'）')) return true;
        open.pop_back();
    }
    return false;
}

}  // namespace shenbao
