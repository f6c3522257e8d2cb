// The unit of a form's amounts, and the months they run to, as its labels print them: 项目资金(万元), 1-7月执行数.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/money_unit.hpp"

namespace shenbao {
namespace {

// What stands in brackets and looks like a unit, `(含上年结转)(万元)`; else in the first brackets, unless it is
// points,
// `(10分)`; else 万元 where it stands bare.
Pieces find_unit(const Pieces& pieces, const Confusions& confusions) {
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    const std::size_t bare = text.find(U"万元");
    Pieces first;
    for (std::size_t open = text.find_first_of(U"(（"); open != std::u32string::npos;
         open = text.find_first_of(U"(（", open + 1)) {
        const std::size_t close = std::min(text.find_first_of(U")）", open), text.size());
        const std::u32string inside = text.substr(open + 1, close - open - 1);
        if (is_money_unit(encode_utf8(inside), confusions)) return sub_pieces(pieces, open + 1, close);
        const bool points = inside.find(U'分') != inside.npos || has_digit(inside);
        if (first.empty() && !points) first = sub_pieces(pieces, open + 1, close);
    }
    return bare == std::u32string::npos ? first : sub_pieces(pieces, bare, bare + 2);
}

// Two labels name different units: the amounts are in one of them, and a person tells in which.
void compare_units(Filling& filling, const Field& other) {
    const Field& unit = *filling.declaration.money_unit;
    if (!unit.value || !other.value || unit.value->text == other.value->text) return;
    filling.declaration.issues.push_back(
        {"money-unit-conflict",
         Severity::warning,
         "amounts in " + unit.text + " by one label and in " + other.text + " by another",
         other.page,
         other.bbox,
         {"money_unit"}});
}

enum class LabelUse { unit_only, names_row };  // names_row: the label is read again, with what stands beside it

bool fill_unit(Filling& filling, std::size_t cell, LabelUse use = LabelUse::unit_only) {
    const Confusions& confusions = filling.lexicon.confusions;
    const PlacedCell& label = filling.layout.cells[cell];
    const Pieces inside = find_unit(cell_pieces(*label.reading, label.page->info.number), confusions);
    if (inside.empty()) return false;
    Field unit = with_lost_wan_doubted(
        make_cell_field(label, inside, {FieldKind::vocabulary, &money_units(), {}}, confusions), inside);
    if (filling.declaration.money_unit) {
        compare_units(filling, unit);
        return true;
    }
    if (use == LabelUse::unit_only) filling.layout.cells[cell].used = true;
    filling.declaration.money_unit = std::move(unit);
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

// Rows whose labels hold the unit, `年度金额(万元)`.
std::vector<Labels> rows_with_unit(const FundingSpec& funding) {
    std::vector<Labels> rows;
    for (const FundingGroup& group : funding.groups) {
        for (const FundingRow& row : group.rows) rows.push_back(row.labels);
        rows.push_back(group.labels);
    }
    std::erase_if(rows, [](const Labels& labels) {
        return std::ranges::none_of(labels,
                                    [](const std::string& label) { return label.find("元)") != label.npos; });
    });
    return rows;
}

// Every label that names the unit: they may differ.
void fill_unit_of_rows(Filling& filling, const Section& section) {
    const std::vector<Labels> rows = rows_with_unit(filling.edition.funding);
    if (rows.empty()) return;
    for (const Strip* strip : section.strips)
        for (const std::size_t cell : strip->cells)
            if (filling.layout.starts(*strip, cell) &&
                clear_label(filling.layout.cells[cell].texts, rows, filling.lexicon.confusions))
                fill_unit(filling, cell, LabelUse::names_row);
}

}  // namespace

FormUnit form_unit(const Declaration& declaration) {
    const OptionalField& unit = declaration.money_unit;
    if (!unit) return {};
    return {unit->text, unit->cell ? UnitOrigin::heading : UnitOrigin::title};
}

void fill_money_unit(Filling& filling, const Section& section) {
    const bool funding = section.kind == SectionKind::funding;
    if (funding && section.label && fill_unit(filling, *section.label)) return;
    if (funding) fill_unit_of_rows(filling, section);
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
