#include "pipeline/form/mend_text.hpp"

#include <algorithm>
#include <string_view>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr std::u32string_view kNeverFirst = U".,·、。;:，；：'’”_~";
constexpr std::u32string_view kNeverLast = U",·、，'‘“_~Il[]";  // pieces of the cell's rule among them
constexpr std::u32string_view kQuotes = U"“”\"";
constexpr std::ptrdiff_t kSentence = 12;  // Han characters; names of indicators are shorter. Guess, unmeasured

// What readers make of specks, and of the cell's rule, behind a full stop.
constexpr std::u32string_view kBehind = U".,·、，。'‘’一-二丨|Il1T[]";
constexpr std::size_t kMostBehind = 2;     // characters
constexpr std::size_t kLongestMarker = 2;  // characters before the dot of 10. or of a worn 1.

bool has_odd_quotes(std::u32string_view text) {
    return std::ranges::count_if(text, [](char32_t c) { return is_in(c, kQuotes); }) % 2 != 0;
}

bool is_stray(std::u32string_view text, char32_t mark, std::u32string_view never) {
    return is_in(mark, kQuotes) ? has_odd_quotes(text) : is_in(mark, never);
}

// Specks behind the last full stop: `工作。.`, `保障。，`
void drop_behind_full_stop(std::u32string& text) {
    const std::size_t from = text.size() - std::min(text.size(), kMostBehind + 1), stop = text.find(U'。', from);
    if (stop == std::u32string::npos || stop == 0) return;
    const auto behind = std::u32string_view(text).substr(stop + 1);
    if (std::ranges::all_of(behind, [&](char32_t c) { return is_stray(text, c, kBehind); })) text.resize(stop + 1);
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

// No hyphen stands between two Han characters.
void drop_hyphens(std::u32string& text) {
    for (std::size_t i = text.size(); i-- > 2;)
        if (text[i - 1] == U'-' && is_han(text[i - 2]) && is_han(text[i])) text.erase(i - 1, 1);
}

bool is_sentence(std::u32string_view text) {
    return std::ranges::count_if(text, is_han) >= kSentence;
}

}  // namespace

std::string mend_text(const std::string& raw) {
    std::u32string text = decode_utf8(raw);
    while (text.size() > 1 && is_han(text[1]) && is_stray(text, text[0], kNeverFirst)) text.erase(0, 1);
    while (text.size() > 1 && is_han(text[text.size() - 2])) {
        if (text.back() == U'.' && is_sentence(text)) {
            text.back() = U'。';
            break;
        }
        if (text.back() != U'.' && !is_stray(text, text.back(), kNeverLast)) break;
        text.pop_back();
    }
    drop_behind_full_stop(text);
    mend_commas(text);
    drop_hyphens(text);
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

}  // namespace shenbao
