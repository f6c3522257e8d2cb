#include "pipeline/text/lone_dash.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

bool is_flat(char32_t c) {
    return is_in(c, U"—–―─一-");
}

bool all_flat(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    return !points.empty() && std::ranges::all_of(points, is_flat);
}

// A short - is a dash of its own.
std::string with_dashes(const std::string& text) {
    std::u32string points = decode_utf8(text);
    std::ranges::replace_if(
        points, [](char32_t c) { return c != U'-'; }, U'—');
    return encode_utf8(points);
}

}  // namespace

void settle_lone_dash(std::vector<LineReading>& lines) {
    if (lines.size() != 1 || !all_flat(lines.front().text)) return;
    LineReading& line = lines.front();
    line.text = with_dashes(line.text);
    for (CharReading& one : line.chars) one.text = with_dashes(one.text);
    for (Alternative& other : line.alternatives)
        if (all_flat(other.text)) other.text = with_dashes(other.text);
    std::erase_if(line.alternatives, [&](const Alternative& other) { return other.text == line.text; });
}

}  // namespace shenbao
