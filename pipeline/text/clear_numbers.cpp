#include "pipeline/text/clear_numbers.hpp"

#include <algorithm>
#include <optional>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/list_marker.hpp"
#include "pipeline/text/unclear_parts.hpp"

namespace shenbao {

namespace {

using Range = std::pair<std::size_t, std::size_t>;

constexpr double kLikelyDot = 0.4;      // score of the dot, where a marker has room for one; guess
constexpr std::size_t kMostNumber = 2;  // digits of a heading's number
constexpr std::size_t kYear = 4;        // digits of a year

char32_t point_of(const Symbol& symbol) {
    return decode_utf8(symbol.text).front();
}

std::optional<Range> find_clear_marker(const std::vector<Symbol>& glyphs) {
    const std::vector<Symbol> marker = find_marker(glyphs);
    if (marker.empty() || !marker.back().printed) return std::nullopt;
    if (!std::all_of(marker.begin(), marker.end() - 1, is_agreed)) return std::nullopt;
    if (!is_agreed(marker.back()) && marker.back().score < kLikelyDot) return std::nullopt;
    const auto head = std::ranges::find(glyphs, marker.front().x0, &Symbol::x0) - glyphs.begin();
    return Range{head, head + static_cast<std::ptrdiff_t>(marker.size())};
}

bool is_colon(const Symbol& symbol) {
    return fold_text(symbol.text) == ":";
}

// 目标3: and 附件2; behind the number the line ends or a colon stands.
std::optional<Range> heading_number(const std::vector<Symbol>& glyphs, std::size_t begin, std::size_t end) {
    if (begin == 0 || end - begin > kMostNumber) return std::nullopt;
    if (!is_clear(glyphs[begin - 1]) || !is_in(point_of(glyphs[begin - 1]), U"标件")) return std::nullopt;
    if (end == glyphs.size()) return Range{begin, end};
    if (is_colon(glyphs[end]) && glyphs[end].typical) return Range{begin, end + 1};
    return std::nullopt;
}

// 2020年 in a line that has more Han characters than digits: alone it is a value.
std::optional<Range> year(const std::vector<Symbol>& glyphs, std::size_t begin, std::size_t end) {
    if (end - begin != kYear || end == glyphs.size() || glyphs[end].text != "年") return std::nullopt;
    if (point_of(glyphs[begin]) != U'2' || point_of(glyphs[begin + 1]) != U'0') return std::nullopt;
    const auto han = std::ranges::count_if(glyphs, [](const Symbol& s) { return is_han(point_of(s)); });
    return han > static_cast<std::ptrdiff_t>(kYear) ? std::optional(Range{begin, end}) : std::nullopt;
}

}  // namespace

std::vector<Range> find_clear_numbers(const std::vector<Symbol>& glyphs) {
    std::vector<Range> numbers;
    if (const auto marker = find_clear_marker(glyphs)) numbers.push_back(*marker);
    for (std::size_t begin = 0; begin < glyphs.size();) {
        std::size_t end = begin;
        while (end < glyphs.size() && is_digit(point_of(glyphs[end]))) ++end;
        const auto digits = glyphs.begin() + static_cast<std::ptrdiff_t>(begin);
        if (end > begin && std::all_of(digits, glyphs.begin() + static_cast<std::ptrdiff_t>(end), is_agreed)) {
            for (const auto& range : {heading_number(glyphs, begin, end), year(glyphs, begin, end)})
                if (range) numbers.push_back(*range);
        }
        begin = end + 1;
    }
    return numbers;
}

}  // namespace shenbao
