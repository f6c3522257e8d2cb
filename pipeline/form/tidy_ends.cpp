#include "pipeline/form/tidy_ends.hpp"

#include <algorithm>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr std::u32string_view kNeverFirst = U".,·、。;:，；：'’”_~";
constexpr std::u32string_view kNeverLast = U",·、，'‘“_~";
constexpr std::u32string_view kQuotes = U"“”\"";
constexpr std::ptrdiff_t kSentence = 12;  // Han characters; names of indicators are shorter. Guess, unmeasured

constexpr std::u32string_view kBehind = U".,·、，'一-";
constexpr std::size_t kMostBehind = 2, kLongestMarker = 2;  // characters

bool one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

bool has_odd_quotes(std::u32string_view text) {
    return std::ranges::count_if(text, [](char32_t c) { return one_of(c, kQuotes); }) % 2 != 0;
}

bool is_stray(std::u32string_view text, char32_t mark, std::u32string_view never) {
    return one_of(mark, kQuotes) ? has_odd_quotes(text) : one_of(mark, never);
}

// Specks behind the last full stop: `工作。.`, `保障。，`
void drop_behind_full_stop(std::u32string& text) {
    const std::size_t stop = text.rfind(U'。');
    if (stop == std::u32string::npos || stop == 0) return;
    const auto behind = std::u32string_view(text).substr(stop + 1);
    if (behind.size() <= kMostBehind && std::ranges::all_of(behind, [](char32_t c) { return one_of(c, kBehind); }))
        text.resize(stop + 1);
}

// Dots between words of one line were mended when it was read (restore_tails); these stood at the ends of lines.
void mend_commas(std::u32string& text) {
    for (std::size_t i = kLongestMarker + 1; i + 1 < text.size(); ++i)
        if (text[i] == U'.' && is_han(text[i - 1]) && is_han(text[i + 1])) text[i] = U'，';
}

bool is_sentence(std::u32string_view text) {
    return std::ranges::count_if(text, is_han) >= kSentence;
}

}  // namespace

std::string tidy_ends(const std::string& raw) {
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
    return encode_utf8(text);
}

}  // namespace shenbao
