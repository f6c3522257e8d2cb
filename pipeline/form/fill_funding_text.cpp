// Funding written into one cell, label by label: `资金总额:438.50 / 自有资金:28.50(其中:经营性收入:20.00) /
// 其他:`.
#include <algorithm>

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
std::optional<Written> find_written(const std::u32string& text, const Labels& labels,
                                    const Confusions& confusions) {
    Written written;
    if (const auto place = find_label_in(text, labels, confusions)) {
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

// Whether something is written beside the known labels and amounts: brackets, stops and list markers are nothing.
bool has_rest(std::u32string text, const std::vector<Written>& known) {
    for (const Written& one : known)
        std::fill(text.begin() + static_cast<std::ptrdiff_t>(one.begin),
                  text.begin() + static_cast<std::ptrdiff_t>(one.end), U' ');
    return std::ranges::any_of(text, [](char32_t c) {
        return !is_space(c) && !is_digit(c) && !is_in(c, U"()（）;；,，、。.:：/一二三四五六七八九十其中元");
    });
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
    std::vector<Written> known;
    for (const FundingGroup& group : filling.edition.funding.groups)
        for (const FundingRow& row : group.rows) {
            const auto written = find_written(text, row.labels, confusions);
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
            filling.declaration.funding.push_back(std::move(line));
        }
    if (!has_rest(text, known)) return;
    for (const std::size_t index : cells) filling.layout.cells[index].used = false;  // told as unplaced
}

}  // namespace shenbao
