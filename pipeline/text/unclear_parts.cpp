#include "pipeline/text/unclear_parts.hpp"

#include <algorithm>
#include <string_view>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/clear_numbers.hpp"
#include "pipeline/text/page_number.hpp"

namespace shenbao {

namespace {

// Clear characters between two parts: a call costs as much as showing them. (4, 8: no better.)
constexpr std::size_t kWorthACall = 2;
constexpr double kMostParts = 0.7;  // of the characters; with 0.9 the same lines are right

// What common characters become that lose a dot of 氵 or 讠: 治 冶, 调 凋, 洗 冼, 谅 凉. Both glyph readers are
// sure of them; a reader that knows words is asked.
constexpr std::u32string_view kDotLost = U"冶凋冼冽凉";

// ： and ； are plain too, though a fax may take the tail off a ；: HanS, asked, was wrong more often (of 48 scans
// five fields went wrong on clean and office scans, and no wrong one was caught).
bool is_plain(const Symbol& symbol) {
    const char32_t c = decode_utf8(symbol.text).front();
    if (kDotLost.find(c) != std::u32string_view::npos) return false;
    return is_han(c) || std::u32string_view(U"，、。：；（）“”").find(c) != std::u32string_view::npos;
}

// A comma between two Han characters that are clear: of 250 such commas that scored between this and kClearScore,
// on 60 scans of five profiles, none was anything else; behind a digit one in ten is the dot of a list marker.
constexpr double kLikelyComma = 0.5;

bool is_comma_in_text(const Symbol& before, const Symbol& comma, const Symbol& behind) {
    const auto is_clear_han = [](const Symbol& s) { return is_clear(s) && is_han(decode_utf8(s.text).front()); };
    return comma.text == "，" && comma.score >= kLikelyComma && comma.typical && is_clear_han(before) &&
           is_clear_han(behind);
}

struct Range {
    std::size_t begin, end;
};

std::vector<Range> unclear_ranges(const std::vector<Symbol>& glyphs) {
    std::vector<Range> ranges;
    const std::vector<bool> clear = find_clear(glyphs);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        if (clear[i]) continue;
        const std::size_t begin = i - std::min(i, kPartContext),
                          end = std::min(glyphs.size(), i + 1 + kPartContext);
        if (!ranges.empty() && begin < ranges.back().end + kWorthACall)
            ranges.back().end = end;
        else
            ranges.push_back({begin, end});
    }
    return ranges;
}

}  // namespace

bool is_agreed(const Symbol& glyph) {
    return glyph.score >= kClearScore && glyph.typical && glyph.other && glyph.other->text == glyph.text;
}

bool is_clear(const Symbol& glyph) {
    if (glyph.expected) return true;
    const bool box = glyph.text == "□" || glyph.text == "☑";
    return (is_plain(glyph) && glyph.score >= kClearScore && glyph.typical) || (box && is_agreed(glyph));
}

std::vector<bool> find_clear(const std::vector<Symbol>& glyphs) {
    if (is_page_number(glyphs) && std::all_of(glyphs.begin() + 1, glyphs.end() - 1, is_agreed))
        return std::vector<bool>(glyphs.size(), true);
    std::vector<bool> clear;
    for (const Symbol& glyph : glyphs) clear.push_back(is_clear(glyph));
    for (std::size_t i = 1; i + 1 < glyphs.size(); ++i)
        if (is_comma_in_text(glyphs[i - 1], glyphs[i], glyphs[i + 1])) clear[i] = true;
    for (const auto& [begin, end] : find_clear_numbers(glyphs))
        std::fill(clear.begin() + static_cast<std::ptrdiff_t>(begin),
                  clear.begin() + static_cast<std::ptrdiff_t>(end), true);
    return clear;
}

std::optional<std::vector<LinePart>> find_unclear_parts(const LinePicture& line,
                                                        const std::vector<Symbol>& glyphs) {
    std::size_t shown = 0;
    std::vector<LinePart> parts;
    for (const auto& [begin, end] : unclear_ranges(glyphs)) {
        parts.push_back(make_part(line, glyphs, begin, glyphs.size() - end));
        if (parts.back().x0 >= parts.back().x1) return std::nullopt;
        shown += end - begin;
    }
    if (static_cast<double>(shown) > kMostParts * static_cast<double>(glyphs.size())) return std::nullopt;
    return parts;
}

}  // namespace shenbao
