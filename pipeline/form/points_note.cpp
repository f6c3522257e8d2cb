#include "pipeline/form/points_note.hpp"

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// Takes `c` off the end; false if it does not end so.
bool take(std::u32string_view& text, char32_t c) {
    if (!text.ends_with(c)) return false;
    text.remove_suffix(1);
    return true;
}

bool take_number(std::u32string_view& text) {
    constexpr std::size_t kMostDigits = 3;  // of points
    std::size_t digits = 0;
    while (digits < kMostDigits && !text.empty() && is_digit(text.back())) text.remove_suffix(1), ++digits;
    return digits > 0;
}

}  // namespace

std::u32string without_points(std::u32string folded) {
    std::u32string_view text = folded;
    bool points = take(text, U'分');
    const bool bracket = take(text, U')');
    if (bracket && take(text, U'分')) points = true;
    if (!take_number(text)) return folded;
    if ((take(text, U'-') || take(text, U'~') || take(text, U'—') || take(text, U'至')) && !take_number(text))
        return folded;
    if (bracket ? !take(text, U'(') : !points) return folded;
    return text.empty() ? folded : std::u32string(text);
}

}  // namespace shenbao
