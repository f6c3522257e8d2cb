#include "pipeline/text/list_marker.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::ptrdiff_t kMostDigits = 2;
constexpr double kClearDigit = 0.6;  // guess, unmeasured

char32_t point_of(const Symbol& symbol) {
    return decode_utf8(symbol.text).front();
}

// What else a reader leaves of a marker: its boxes are not exact, the dot may be said to lie behind its ink.
bool is_rest(const Symbol& symbol) {
    return std::u32string_view(U".,、，。·").find(point_of(symbol)) != std::u32string_view::npos;
}

// The digits are not in doubt; what stands behind them is for the vote.
bool begins_with_digits_of(const std::vector<Symbol>& reading, const std::vector<Symbol>& marker) {
    const std::size_t digits = marker.size() - 1;
    return reading.size() > digits &&
           std::equal(marker.begin(), marker.end() - 1, reading.begin(),
                      [](const Symbol& a, const Symbol& b) { return a.text == b.text; }) &&
           is_rest(reading[digits]);
}

}  // namespace

std::vector<Symbol> find_marker(const std::vector<Symbol>& glyphs) {
    const auto begin = std::find_if_not(glyphs.begin(), glyphs.end(), is_rest);
    const auto dot = std::find_if_not(begin, glyphs.end(), [](const Symbol& symbol) {
        return is_digit(point_of(symbol)) && symbol.score >= kClearDigit;
    });
    const auto digits = dot - begin;
    if (digits == 0 || digits > kMostDigits || glyphs.end() - dot < 2) return {};
    if ((dot->text != "." && dot->text != "、") || is_digit(point_of(*(dot + 1)))) return {};
    return {begin, dot + 1};
}

std::vector<Symbol> with_printed_marker(std::vector<Symbol> glyphs, double em_px) {
    // From the ink of the digit to that of the text, in six faces at 22 and 36 px: 0.35 to 1 em with a dot, at
    // most 0.33 without one (1一).
    constexpr double kRoomForDot = 0.35;
    const std::vector<Symbol> marker = find_marker(glyphs);
    if (marker.empty()) return glyphs;
    const auto dot = std::ranges::find(glyphs, marker.back().x0, &Symbol::x0);
    if ((dot + 1)->x0 - (dot - 1)->x1 >= kRoomForDot * em_px) dot->printed = true;
    return glyphs;
}

std::vector<Symbol> with_marker(std::vector<Symbol> reading, const std::vector<Symbol>& marker) {
    if (marker.empty() || begins_with_digits_of(reading, marker)) return reading;
    const int end = marker.back().x1;
    std::erase_if(reading, [end](const Symbol& s) { return (s.x0 + s.x1) / 2 < end; });
    reading.erase(reading.begin(), std::find_if_not(reading.begin(), reading.end(), is_rest));
    reading.insert(reading.begin(), marker.begin(), marker.end());
    return reading;
}

}  // namespace shenbao
