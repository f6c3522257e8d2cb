// `207101某市某局      单位:万元`: the name above the table that has no label, but a code before it.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/running_text.hpp"

namespace shenbao {
namespace {

// What stands before the labels of the line.
Piece unlabelled(const Piece& line, const Filling& filling) {
    Labels labels = filling.edition.fill_date;
    labels.insert(labels.end(), filling.edition.fill_unit.begin(), filling.edition.fill_unit.end());
    Piece part = line;
    for (const std::string& label : labels)
        if (const auto found = find_label_in(piece_text(part), {label}, filling.lexicon.confusions))
            part.end = part.begin + found->begin;
    return trimmed(part);
}

// A year or a date may stand where a code does: 2024年某市…, 2024-03-15 某市…
bool begins_with_date(const std::string& text) {
    const std::u32string form = decode_utf8(fold_text(text));
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(form, is_digit) - form.begin());
    if (digits < form.size() && form[digits] == U'年') return true;
    const auto words = static_cast<std::size_t>(std::ranges::find_if(form, is_han) - form.begin());
    return parse_date(text) || parse_year(text) || parse_date(encode_utf8(form.substr(0, words)));
}

void doubt(OptionalField& field) {
    if (field) field->evidence.set(EvidenceKind::alphabet_gap, 1);
}

void doubt_body(Filling& filling) {
    if (OptionalField* field = field_slot(filling.declaration, filling.edition.fill_body)) doubt(*field);
    doubt(filling.declaration.organisation.department_code);
}

}  // namespace

void fill_body(Filling& filling, const std::vector<const ReadPage*>& pages) {
    const FieldName& name = filling.edition.fill_body;
    if (name.empty()) return;
    const FieldMaker make = [&](const Pieces& pieces, const Expectation& expected) {
        return make_running_field(pieces, expected, filling.lexicon.confusions);
    };
    std::optional<std::string> taken;  // the line, which may be printed on each page
    for (const ReadPage* page : pages)
        for (const LineReading& line : page->text.loose_lines) {
            if (line.box.y0 >= table_head(*page)) continue;
            const Piece part = unlabelled(line_piece(line, page->info.number), filling);
            const std::string text = encode_utf8(piece_text(part));
            if (part.begin >= part.end || begins_with_date(text)) continue;
            const UnitFields unit = split_unit({part}, make);
            if (!unit.code || taken == fold_text(text)) continue;
            if (!taken) fill_entry(filling, name, FieldKind::name, {part}, make);
            if (taken || parse_year(unit.code->text)) doubt_body(filling);  // another one, or a year as its code
            taken = fold_text(text);
        }
}

}  // namespace shenbao
