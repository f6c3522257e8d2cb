#include "pipeline/text/brackets.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

bool is_wide(const CharReading& bracket) {
    return bracket.text == "（" || bracket.text == "）";
}

void widen_like(CharReading& open, CharReading& close, bool wide) {
    open.text = wide ? "（" : "(";
    close.text = wide ? "）" : ")";
}

bool has_han(const std::vector<LineReading>& lines) {
    return std::ranges::any_of(
        lines, [](const LineReading& line) { return std::ranges::any_of(decode_utf8(line.text), is_han); });
}

}  // namespace

void pair_brackets(std::vector<LineReading>& lines) {
    const bool wide = has_han(lines);
    std::vector<CharReading*> open;
    bool changed = false;
    for (LineReading& line : lines)
        for (CharReading& c : line.chars) {
            if (c.text == "(" || c.text == "（") open.push_back(&c);
            if ((c.text != ")" && c.text != "）") || open.empty()) continue;
            if (is_wide(*open.back()) != is_wide(c)) widen_like(*open.back(), c, wide), changed = true;
            open.pop_back();
        }
    if (!changed) return;
    for (LineReading& line : lines) {
        line.text.clear();
        for (const CharReading& c : line.chars) line.text += c.text;
    }
}

}  // namespace shenbao
