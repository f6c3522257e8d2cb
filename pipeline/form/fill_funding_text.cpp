// Funding written into one cell, label by label: `资金总额:438.50 / 自有资金:28.50(其中:经营性收入:20.00) /
// 其他:`.
#include <algorithm>
#include <span>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/running_text.hpp"

namespace shenbao {
namespace {

bool is_amount_sign(char32_t c) {
    return is_digit(c) || is_in(c, U".,，万亿元");
}

struct Written {
    std::size_t begin = 0, amount = 0, end = 0;  // label [begin, amount), amount [amount, end)
};

// A label with its amount right behind it, without a colon: 总额10606.75万元.
std::optional<std::size_t> find_bare(const std::u32string& text, const Labels& labels, std::size_t& begin) {
    for (const std::string& label : labels) {
        const std::u32string words = decode_utf8(label);
        const std::size_t at = text.find(words);
        if (at == text.npos || at + words.size() >= text.size() || !is_digit(text[at + words.size()])) continue;
        begin = at;
        return at + words.size();
    }
    return std::nullopt;
}

// Labels longer than what they end in come first: 其中:事业收入 before 事业收入.
std::optional<Written> find_written(const std::u32string& text, const Labels& labels, const Confusions& confusions,
                                    Colon colon) {
    Written written;
    if (const auto place = find_label_in(text, labels, confusions, colon)) {
        written = {place->begin, place->end, place->end};
    } else if (const auto amount = find_bare(text, labels, written.begin)) {
        written.amount = *amount;
    } else {
        return std::nullopt;
    }
    while (written.amount < text.size() && is_space(text[written.amount])) ++written.amount;
    written.end = written.amount;
    while (written.end < text.size() && is_amount_sign(text[written.end])) ++written.end;
    return written;
}

// 1、财政拨款: the number of a list, one or two digits with their mark before a label.
bool is_list_marker(std::u32string_view text, std::size_t begin, std::size_t end,
                    const std::vector<Written>& known) {
    constexpr std::size_t kMostDigits = 2;
    if (end - begin > kMostDigits || end == text.size() || !is_in(text[end], U"、.．)）")) return false;
    std::size_t label = end + 1;
    while (label < text.size() && (is_space(text[label]) || is_in(text[label], U"其中:："))) ++label;
    return std::ranges::any_of(known, [&](const Written& one) { return one.begin == label || one.begin == end; });
}

// Where something is written beside the known labels and amounts: brackets, stops and list markers are nothing,
// a second number is something. Code points, ascending.
std::vector<std::size_t> find_rest(const std::u32string& printed, const std::vector<Written>& known) {
    std::u32string text = printed;
    for (const Written& one : known)
        std::fill(text.begin() + static_cast<std::ptrdiff_t>(one.begin),
                  text.begin() + static_cast<std::ptrdiff_t>(one.end), U' ');
    std::vector<std::size_t> rest;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_space(text[at]) || is_in(text[at], U"()（）;；,，、。.．:：/一二三四五六七八九十其中元")) continue;
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == at || !is_list_marker(printed, at, end, known)) rest.push_back(at);
        if (end > at) at = end - 1;
    }
    return rest;
}

// 410.00/365.20: of two numbers behind one label a person says which it is.
void doubt_amounts(const std::u32string& text, const std::vector<Written>& known,
                   const std::vector<std::size_t>& rest, std::span<FundingLine> lines) {
    for (const std::size_t at : rest) {
        if (!is_digit(text[at])) continue;
        std::optional<std::size_t> before;
        for (std::size_t i = 0; i < known.size(); ++i)
            if (known[i].end <= at && (!before || known[*before].end < known[i].end)) before = i;
        if (before) lines[*before].current->evidence.set(EvidenceKind::alphabet_gap, 1);
    }
}

// Only paper wears.
Colon colon_of(const Pieces& pieces) {
    const bool scanned =
        std::ranges::any_of(pieces, [](const Piece& piece) { return piece.line->source == FieldSource::ocr; });
    return scanned ? Colon::worn : Colon::read;
}

// Whether what stands there next may be an amount that came out as a stroke or a dot: /, a dash, a worn 0.
bool is_stroke_behind(const std::u32string& text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at < text.size() && is_in(text[at], U"/一二三-—~～。.．、·");
}

std::size_t without_blanks(const std::u32string& text, std::size_t begin, std::size_t end) {
    while (end > begin && is_space(text[end - 1])) --end;
    return end;
}

}  // namespace

void fill_funding_text(Filling& filling, const Section& section) {
    std::vector<std::size_t> cells;
    for (const Strip* strip : section.strips)
        for (const std::size_t index : strip->cells) {
            const PlacedCell& cell = filling.layout.cells[index];
            if (!cell.used && !cell.blank() && !std::ranges::count(cells, index)) cells.push_back(index);
        }
    if (cells.empty()) return;
    const Pieces pieces = take_pieces(filling, cells);
    const PlacedCell& cell = filling.layout.cells[cells.front()];
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    const FormUnit unit = form_unit(filling.declaration);
    const Confusions& confusions = filling.lexicon.confusions;
    const Colon colon = colon_of(pieces);
    const std::size_t first = filling.declaration.funding.size();
    std::vector<Written> known;
    for (const FundingGroup& group : filling.edition.funding.groups)
        for (const FundingRow& row : group.rows) {
            const auto written = find_written(text, row.labels, confusions, colon);
            if (!written) continue;
            known.push_back(*written);
            FundingLine line;
            line.key = row.key;
            line.group = group.name;
            line.is_total = row.is_total;
            const std::size_t label_end = without_blanks(text, written->begin, written->amount);
            line.label = make_cell_field(cell, sub_pieces(pieces, written->begin, label_end),
                                         {FieldKind::text, nullptr, {}}, confusions);
            line.is_of_which = is_of_which(line.label->text);
            line.current = make_cell_field(cell, sub_pieces(pieces, written->amount, written->end),
                                           {FieldKind::amount, nullptr, unit}, confusions);
            // That nothing stands there was measured in the first cell only, and beside what was read.
            if (line.current->text.empty() && (cells.size() > 1 || is_stroke_behind(text, written->end)))
                line.current->evidence.set(EvidenceKind::alphabet_gap, 1);
            filling.declaration.funding.push_back(std::move(line));
        }
    const std::vector<std::size_t> rest = find_rest(text, known);
    if (rest.empty()) return;
    doubt_amounts(text, known, rest, std::span(filling.declaration.funding).subspan(first));
    for (const std::size_t index : cells) filling.layout.cells[index].used = false;  // told as unplaced
}

}  // namespace shenbao
