#include "pipeline/form/mend_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr std::u32string_view kNeverFirst = U".,·、。;:，；：'’”_~";
constexpr std::u32string_view kNeverLast = U",·、，'‘“_~-Il[]";  // pieces of the cell's rule among them
constexpr std::u32string_view kQuotes = U"“”\"";
constexpr std::ptrdiff_t kSentence = 12;  // Han characters; names of indicators are shorter. Guess, unmeasured

// What readers make of specks, and of the cell's rule, behind a full stop.
constexpr std::u32string_view kBehind = U".,·、，。'‘’一-二丨|Il1T[]";
constexpr std::size_t kMostBehind = 2;     // characters
constexpr std::size_t kLongestMarker = 2;  // characters before the dot of 10. or of a worn 1.

// The one quote without a partner; nullopt where none or several have none.
std::optional<std::size_t> find_odd_quote(std::u32string_view text) {
    std::vector<std::size_t> odd;
    constexpr std::size_t kNone = std::u32string_view::npos;
    std::size_t open = kNone;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_in(text[i], kQuotes)) continue;
        const bool closes = open != kNone && text[i] != U'“';
        if (!closes && open != kNone) odd.push_back(open);
        if (!closes && text[i] == U'”') odd.push_back(i);
        open = closes || text[i] == U'”' ? kNone : i;
    }
    if (open != kNone) odd.push_back(open);
    return odd.size() == 1 ? std::optional(odd.front()) : std::nullopt;
}

bool is_stray(std::u32string_view text, std::size_t at, std::u32string_view never) {
    return is_in(text[at], kQuotes) ? find_odd_quote(text) == at : is_in(text[at], never);
}

// Specks behind the last full stop: `工作。.`, `保障。，`
void drop_behind_full_stop(std::u32string& text) {
    const std::size_t from = text.size() - std::min(text.size(), kMostBehind + 1), stop = text.find(U'。', from);
    if (stop == std::u32string::npos || stop == 0) return;
    for (std::size_t at = stop + 1; at < text.size(); ++at)
        if (!is_stray(text, at, kBehind)) return;
    text.resize(stop + 1);
}

bool ends_words(char32_t c) {
    return is_han(c) || is_in(c, U"%％”’）》)");
}

bool begins_words(char32_t c) {
    return is_han(c) || is_in(c, U"“‘（《(");
}

// Every reader sees a dot where a comma lost its tail. Filings have no other mark of that shape there: 。 is a
// circle, 、 a stroke.
void mend_commas(std::u32string& text) {
    for (std::size_t i = kLongestMarker + 1; i + 1 < text.size(); ++i)
        if (text[i] == U'.' && ends_words(text[i - 1]) && begins_words(text[i + 1])) text[i] = U'，';
}

// No mark follows another of these; the dot of the two is the speck: `分馆、.村级`, `平台，，月均`, `1..`.
void drop_second_marks(std::u32string& text) {
    constexpr std::u32string_view kMarks = U"，。、；：";
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char32_t before = text[i - 1], here = text[i];
        const bool dots = before == U'.' && here == U'.';
        if (dots && ((i > 1 && text[i - 2] == U'.') || (i + 1 < text.size() && text[i + 1] == U'.'))) continue;
        if ((is_in(before, kMarks) && (here == U'.' || here == before)) || dots)
            text.erase(i--, 1);
        else if (before == U'.' && is_in(here, kMarks))
            text.erase(--i, 1);
    }
}

// 〔2021〕36号, the year of a document's number (GB/T 9704-2012, 7.2.5): readers have [ or 【 for the bracket.
// Both round ones are left: some are printed so.
void mend_year_brackets(std::u32string& text) {
    constexpr std::size_t kYear = 4;
    for (std::size_t i = 0; i + kYear + 1 < text.size(); ++i) {
        const std::size_t close = i + kYear + 1;
        if (!is_in(text[i], U"[【〔［(（") || !is_in(text[close], U"]】〕］)）")) continue;
        if (is_in(text[i], U"(（") && is_in(text[close], U")）")) continue;
        const std::u32string_view year = std::u32string_view(text).substr(i + 1, kYear);
        if (!std::ranges::all_of(year, is_digit) || !(year.starts_with(U"19") || year.starts_with(U"20")))
            continue;
        std::size_t behind = close + 1;
        if (behind < text.size() && is_in(text[behind], U"]】〕］")) ++behind;  // two for one
        std::size_t end = behind;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == behind || end == text.size() || text[end] != U'号') continue;
        text[i] = U'〔';
        text[close] = U'〕';
        text.erase(close + 1, behind - close - 1);
    }
}

// 指标2：, the counter before a name; its colon is read as a comma or a dot.
void mend_counter(std::u32string& text) {
    constexpr std::u32string_view kWord = U"指标";
    if (!text.starts_with(kWord)) return;
    std::size_t at = kWord.size();
    while (at < text.size() && is_digit(text[at])) ++at;
    const bool counted =
        at > kWord.size() && at <= kWord.size() + 2 && at + 1 < text.size() && is_han(text[at + 1]);
    if (counted && is_in(text[at], U",，.。、;；")) text[at] = U'：';
}

// Whether the digits between the separators are in threes, as of 1,234,567 and 1,234.50, at least two separators:
// one alone may be either, and 1,234.567 has three decimals.
bool has_thousands(std::u32string_view text, const std::vector<std::size_t>& at, std::size_t from,
                   std::size_t to) {
    if (at.size() < 2 || at[0] == from || at[0] - from > 3) return false;
    for (std::size_t i = 1; i < at.size(); ++i)
        if (at[i] - at[i - 1] != 4) return false;
    const std::size_t last = to - at.back() - 1;
    const auto is_as_first = [&](std::size_t i) { return text[i] == text[at[0]]; };
    return last == 2 || (last == 3 && std::ranges::all_of(at, is_as_first));
}

bool is_sentence(std::u32string_view text) {
    return std::ranges::count_if(text, is_han) >= kSentence;
}

}  // namespace

std::string mend_text(const std::string& raw) {
    std::u32string text = decode_utf8(raw);
    while (text.size() > 1 && is_han(text[1]) && is_stray(text, 0, kNeverFirst)) text.erase(0, 1);
    while (text.size() > 1 && is_han(text[text.size() - 2])) {
        if (text.back() == U'.' && is_sentence(text)) {
            text.back() = U'。';
            break;
        }
        if (text.back() != U'.' && !is_stray(text, text.size() - 1, kNeverLast)) break;
        text.pop_back();
    }
    drop_behind_full_stop(text);
    mend_commas(text);
    drop_second_marks(text);
    mend_year_brackets(text);
    mend_counter(text);
    return encode_utf8(text);
}

std::string mend_dash(const std::string& raw) {
    constexpr std::size_t kLongest = 3;  // pieces that a long dash was taken for
    const std::u32string text = decode_utf8(raw);
    const bool alone = !text.empty() && text.size() <= kLongest && std::ranges::count(text, U'一') > 0 &&
                       text.find_first_not_of(U"一—-") == text.npos;
    if (!alone) return raw;
    return text.size() == 1 ? "—" : "——";
}

namespace {

constexpr std::u32string_view kColons = U":：";

std::string mend_numbers(const std::string& raw, std::u32string_view separators) {
    std::u32string text = decode_utf8(raw);
    for (std::size_t from = 0; from < text.size(); ++from) {
        if (!is_digit(text[from]) ||
            (from > 0 && (is_in(text[from - 1], separators) || is_in(text[from - 1], kColons))))
            continue;
        std::vector<std::size_t> at;  // of the separators of the number that begins here
        std::size_t to = from;
        for (; to < text.size() && (is_digit(text[to]) || is_in(text[to], separators)); ++to)
            if (!is_digit(text[to])) at.push_back(to);
        if (has_thousands(text, at, from, to))
            for (const std::size_t i : at) text[i] = i == at.back() && to - i == 3 ? U'.' : U',';
        else if (at.size() == 1 && is_in(text[at[0]], kColons) && at[0] > from && to - at[0] == 3)
            text[at[0]] = U'.';
        from = to;
    }
    return encode_utf8(text);
}

}  // namespace

std::string mend_separators(const std::string& raw) {
    return mend_numbers(raw, U".,，．");
}

std::string mend_amount(const std::string& raw) {
    return mend_numbers(raw, U".,，．:：");
}

std::string without_hyphens(const std::string& raw) {
    std::u32string text = decode_utf8(raw);
    for (std::size_t i = text.size(); i-- > 2;)
        if (text[i - 1] == U'-' && is_han(text[i - 2]) && is_han(text[i])) text.erase(i - 1, 1);
    return encode_utf8(text);
}

std::string mend_phone(const std::string& raw) {
    std::u32string text = decode_utf8(raw);
    const auto is_speck = [](char32_t c) { return is_in(c, U".,;:，。、；：·-—'\"‘’“”`_~"); };
    while (!text.empty() && is_speck(text.back())) text.pop_back();
    while (!text.empty() && is_speck(text.front())) text.erase(0, 1);
    return text.empty() ? raw : encode_utf8(text);
}

std::string mend_boxes(const std::string& raw) {
    std::u32string text = decode_utf8(raw);
    const bool has_box = std::ranges::any_of(text, [](char32_t c) { return is_in(c, U"□☐☑☒■"); });
    for (std::size_t i = 0; has_box && i < text.size(); ++i) {
        const bool beside_words = (i > 0 && is_han(text[i - 1])) || (i + 1 < text.size() && is_han(text[i + 1]));
        if (beside_words && is_in(text[i], U"@&囝囡囚囟")) text[i] = U'☑';
    }
    return encode_utf8(text);
}

}  // namespace shenbao
