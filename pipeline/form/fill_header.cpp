// Label | value pairs: a label's value is the next cell to its right that is no label itself.
#include <regex>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"

namespace shenbao {
namespace {

OptionalField& member(Organisation& organisation, const std::string& field) {
    if (field == "implementing_unit") return organisation.implementing_unit;
    if (field == "filler") return organisation.filler;
    if (field == "phone") return organisation.phone;
    if (field == "principal") return organisation.principal;
    if (field == "unit_head") return organisation.unit_head;
    if (field == "finance_head") return organisation.finance_head;
    return organisation.department_name;
}

// Code points of `[017]`, `207101`, `776001-` at the start of an organisation's name.
struct PrintedCode {
    std::size_t begin = 0, end = 0;  // the digits
    std::size_t name = 0;            // where the name begins
};

std::optional<PrintedCode> find_code(const std::u32string& text) {
    constexpr std::size_t kLeast = 3, kMost = 9;  // digits, of 017 to 776001001, in filings
    std::size_t at = 0;
    const bool bracket = !text.empty() && is_in(text[0], U"[【［〔");
    if (bracket) ++at;
    PrintedCode code{at, at, 0};
    while (code.end < text.size() && is_digit(text[code.end])) ++code.end;
    const std::size_t digits = code.end - code.begin;
    if (digits < kLeast || digits > kMost) return std::nullopt;
    code.name = code.end;
    const auto skip = [&](std::u32string_view signs) {
        while (code.name < text.size() && (is_space(text[code.name]) || is_in(text[code.name], signs)))
            ++code.name;
    };
    skip(U"]】］〕-－");
    if (code.name >= text.size()) return std::nullopt;
    return code;
}

void fill_department(Filling& filling, std::size_t index) {
    const Pieces pieces = take_pieces(filling, {index});
    const PlacedCell& cell = filling.layout.cells[index];
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    const auto code = find_code(text);
    Organisation& organisation = filling.declaration.organisation;
    const Pieces name = code ? sub_pieces(pieces, code->name, text.size()) : pieces;
    organisation.department_name =
        make_cell_field(cell, name, {FieldKind::name, nullptr, {}}, filling.lexicon.confusions);
    if (code)
        organisation.department_code = make_cell_field(cell, sub_pieces(pieces, code->begin, code->end),
                                                       {FieldKind::code, nullptr, {}}, filling.lexicon.confusions);
}

// What a stray rule leaves of a cell: blank and narrower than any value.
bool is_sliver(const PlacedCell& cell) {
    constexpr double kNarrow = 1.5;  // row heights. Guess, unmeasured
    return cell.blank() && cell.grid->box.width() < kNarrow * cell.grid->box.height();
}

}  // namespace

void fill_header(Filling& filling, const Section& section) {
    std::vector<Labels> labels;
    for (const HeaderEntry& entry : filling.edition.header) labels.push_back(entry.labels);
    for (const Strip* strip : section.strips) {
        std::optional<std::size_t> waiting;  // entry whose value comes next
        for (const std::size_t index : strip->cells) {
            PlacedCell& cell = filling.layout.cells[index];
            if (!filling.layout.starts(*strip, index)) continue;
            if (const auto match = clear_label(cell.texts, labels, filling.lexicon.confusions)) {
                cell.used = true;
                waiting = match->index;
                continue;
            }
            if (!waiting || is_sliver(cell)) continue;
            const HeaderEntry& entry = filling.edition.header[*waiting];
            waiting.reset();
            OptionalField& field = member(filling.declaration.organisation, entry.field);
            if (field && !field->text.empty()) continue;
            if (entry.field == "department_name")
                fill_department(filling, index);
            else
                field = fill_cell(filling, index, {entry.kind, nullptr, {}});
        }
    }
}

}  // namespace shenbao
