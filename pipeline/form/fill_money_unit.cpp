// The unit of a form's amounts, and the months they run to, as its labels print them: 项目资金(万元), 1-7月执行数.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"

namespace shenbao {
namespace {

const Vocabulary kUnits{{"万元", {}, {}}, {"元", {}, {}}};

// What stands in brackets, unless it is points, `(10分)`; else 万元 where it stands bare.
Pieces find_unit(const Pieces& pieces) {
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    const std::size_t bare = text.find(U"万元");
    for (std::size_t open = text.find_first_of(U"(（"); open != std::u32string::npos;
         open = text.find_first_of(U"(（", open + 1)) {
        const std::size_t close = std::min(text.find_first_of(U")）", open), text.size());
        const std::u32string_view inside = std::u32string_view(text).substr(open + 1, close - open - 1);
        if (inside.find(U'分') == inside.npos && !has_digit(inside)) return sub_pieces(pieces, open + 1, close);
    }
    return bare == std::u32string::npos ? Pieces{} : sub_pieces(pieces, bare, bare + 2);
}

bool fill_unit(Filling& filling, std::size_t cell) {
    const Pieces inside = find_unit(take_pieces(filling, {cell}));
    if (inside.empty()) return false;
    filling.declaration.money_unit = make_cell_field(
        filling.layout.cells[cell], inside, {FieldKind::vocabulary, &kUnits, {}}, filling.lexicon.confusions);
    return true;
}

// Of a funding matrix its corner, of a list of tasks the heading over its amounts.
Labels headings_with_unit(const FormEdition& edition, const Section& section) {
    if (section.kind != SectionKind::rows) return edition.funding.corner;
    Labels labels;
    for (const ColumnSpec& column : edition.row_tables[section.spec].columns)
        if (column.role == "group") labels.insert(labels.end(), column.labels.begin(), column.labels.end());
    return labels;
}

}  // namespace

void fill_money_unit(Filling& filling, const Section& section) {
    if (filling.declaration.money_unit) return;
    const bool labelled = section.kind == SectionKind::funding && section.label;
    if (labelled && fill_unit(filling, *section.label)) return;
    const Labels corner = headings_with_unit(filling.edition, section);
    if (corner.empty()) return;
    for (const Strip* strip : section.strips)
        for (const std::size_t cell : strip->cells)
            if (filling.layout.starts(*strip, cell) &&
                clear_label(filling.layout.cells[cell].texts, corner, filling.lexicon.confusions) &&
                fill_unit(filling, cell))
                return;
}

void fill_period(Filling& filling, const PlacedCell& heading) {
    constexpr std::size_t kLongest = 6;  // characters of 1-12月
    if (filling.declaration.period) return;
    const Pieces pieces = cell_pieces(*heading.reading, heading.page->info.number);
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    const std::size_t month = text.find(U'月');
    if (month == text.npos || month >= kLongest || !is_digit(text[0])) return;
    filling.declaration.period = make_cell_field(heading, sub_pieces(pieces, 0, month + 1),
                                                 {FieldKind::text, nullptr, {}}, filling.lexicon.confusions);
}

}  // namespace shenbao
