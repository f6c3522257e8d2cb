#include "pipeline/text/broken_numbers.hpp"

#include <algorithm>
#include <string_view>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// A digit at its head, and no list marker (2.完成).
bool goes_on_with_digit(const LineReading& line) {
    const std::u32string points = decode_utf8(line.text);
    if (points.empty() || !is_digit(points.front())) return false;
    const std::size_t end = std::min(points.find_first_not_of(U"0123456789"), points.size());
    const bool dotted = end + 1 < points.size() && is_in(points[end], U".、");
    return !dotted || is_digit(points[end + 1]);
}

// Whether `longer` is `text`, ending in a digit, and one mark that a number may hold.
bool adds_inner_mark(std::string_view longer, std::string_view text) {
    const std::u32string before = decode_utf8(text);
    if (before.empty() || !is_digit(before.back()) || !longer.starts_with(text)) return false;
    const std::u32string added = decode_utf8(longer.substr(text.size()));
    return added.size() == 1 && is_in(added.front(), U".-~—");
}

void doubt(LineReading& line) {
    line.evidence.set(EvidenceKind::models_agree, 0);
    line.evidence.set(EvidenceKind::borne_out, 0);
    line.evidence.set(EvidenceKind::alphabet_gap, 1);
}

// 30,576. / 00: money, of which nothing else is broken so. 12. may be an item's number, 3. a figure and a speck.
bool is_surely_broken(const LineReading& line, const LineReading& next) {
    constexpr std::size_t kFen = 2;
    const std::u32string points = decode_utf8(next.text);
    const auto end = std::ranges::find_if_not(points, is_digit);
    return line.text.find(',') != line.text.npos && end == points.begin() + kFen && end == points.end();
}

// Takes the point off that two kinds saw behind the number of a line.
void drop_last_point(LineReading& line) {
    if (!ends_in_point(line.text)) return;
    line.alternatives.push_back({line.text, {}, "ocr"});
    line.text.pop_back();
    if (!line.chars.empty()) line.chars.pop_back();
    doubt(line);
}

}  // namespace

bool ends_in_point(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    const auto is_of_number = [](char32_t c) { return is_digit(c) || is_in(c, U",.<>=≤≥≦≧±-~"); };
    return points.size() > 1 && points.back() == U'.' && is_digit(points[points.size() - 2]) &&
           std::ranges::all_of(points, is_of_number);
}

void join_broken_numbers(std::vector<LineReading>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LineReading& line = lines[i];
        if (i + 1 == lines.size() || !goes_on_with_digit(lines[i + 1])) {
            drop_last_point(line);
            continue;
        }
        if (ends_in_point(line.text)) {
            if (!is_surely_broken(line, lines[i + 1])) doubt(line);
            continue;
        }
        const auto longer = std::ranges::find_if(
            line.alternatives, [&](const Alternative& other) { return adds_inner_mark(other.text, line.text); });
        if (longer == line.alternatives.end()) continue;
        const std::string mark = longer->text.substr(line.text.size());
        line.chars.push_back({mark, {line.box.x1, line.box.y0, line.box.x1, line.box.y1}, 0});
        std::swap(line.text, longer->text);
        doubt(line);
    }
}

}  // namespace shenbao
