#include "pipeline/form/page_number.hpp"

#include <algorithm>
#include <string_view>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr std::size_t kMostDigits = 3;

bool is_read_surely(const LineReading& line) {
    if (line.source != FieldSource::ocr) return true;
    return line.evidence.get(EvidenceKind::models_agree) == 1 &&
           line.evidence.get(EvidenceKind::reader_agreement) == 1;
}

std::optional<int> take_number(std::u32string_view& text) {
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    if (digits == 0 || digits > kMostDigits) return std::nullopt;
    const int number = std::stoi(encode_utf8(text.substr(0, digits)));
    text.remove_prefix(digits);
    return number;
}

bool take(std::u32string_view& text, std::u32string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

struct Count {
    std::optional<int> pages;  // nullopt: none is printed
};

// Behind the number: nothing, `页`, `页共4页`, `/4`. nullopt if anything else is.
std::optional<Count> take_count(std::u32string_view text, bool named) {
    if (named && !take(text, U"页")) return std::nullopt;
    if (text.empty()) return Count{};
    while (!text.empty() && is_in(text.front(), U",;、·")) text.remove_prefix(1);
    const bool slash = take(text, U"/"), counted = take(text, U"共") || take(text, U"总");
    const auto pages = slash || counted ? take_number(text) : std::nullopt;
    take(text, U"页");
    if (pages && text.empty()) return Count{pages};
    return named ? std::optional(Count{}) : std::nullopt;
}

}  // namespace

bool is_at_foot(const ReadPage& page, const Box& line) {
    constexpr double kFoot = 0.85;  // of the page's height. Guess, unmeasured
    const bool below =
        std::ranges::all_of(page.grid.tables, [&](const GridTable& table) { return line.y0 >= table.box.y1; });
    return below && line.y0 >= kFoot * page.info.height_px;
}

std::optional<PageNumber> read_page_number(const LineReading& line) {
    const std::u32string folded = decode_utf8(fold_text(line.text));
    const auto is_dash = [](char32_t c) { return is_in(c, U"-—–―─一·"); };
    std::u32string_view text = folded;
    while (!text.empty() && is_dash(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_dash(text.back())) text.remove_suffix(1);
    const bool named = take(text, U"第");
    const auto number = take_number(text);
    const auto count = number ? take_count(text, named) : std::nullopt;
    if (!count || (count->pages && *count->pages < *number)) return std::nullopt;
    return PageNumber{*number, count->pages, is_read_surely(line)};
}

std::optional<PageNumber> find_page_number(const ReadPage& page) {
    std::optional<PageNumber> number;
    for (const LineReading& line : page.text.loose_lines) {
        if (!is_at_foot(page, line.box)) continue;
        const auto here = read_page_number(line);
        if (here && number) return std::nullopt;
        if (here) number = here;
    }
    return number;
}

}  // namespace shenbao
