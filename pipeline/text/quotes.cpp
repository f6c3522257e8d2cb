#include "pipeline/text/quotes.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// The curved mark for `text`, or `text` itself; keeps count of whether a quotation is open.
std::string curved(const std::string& text, bool& open) {
    if (text == "“" || text == "”") {
        open = text == "“";
        return text;
    }
    if (text != "\"") return text;
    open = !open;
    return open ? "“" : "”";
}

bool has_han(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    return std::any_of(points.begin(), points.end(), is_han);
}

}  // namespace

void curve_quotes(std::vector<LineReading>& lines) {
    bool open = false;
    for (LineReading& line : lines) {
        if (!has_han(line.text)) continue;
        line.text.clear();
        for (CharReading& c : line.chars) line.text += c.text = curved(c.text, open);
    }
}

}  // namespace shenbao
