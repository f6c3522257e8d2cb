// `207101某市某局      单位:万元`: the name above the table that has no label, but a code before it.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/running_text.hpp"

namespace shenbao {
namespace {

int table_head(const ReadPage& page) {
    int head = page.info.height_px;
    for (const GridTable& table : page.grid.tables) head = std::min(head, table.box.y0);
    return head;
}

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

// A year may stand where a code does: 2024年某市…
bool begins_with_year(const std::string& text) {
    const std::u32string form = decode_utf8(fold_text(text));
    const auto digits = std::ranges::find_if_not(form, is_digit) - form.begin();
    return static_cast<std::size_t>(digits) < form.size() && form[static_cast<std::size_t>(digits)] == U'年';
}

}  // namespace

void fill_body(Filling& filling, const std::vector<const ReadPage*>& pages) {
    const FieldName& name = filling.edition.fill_body;
    if (name.empty()) return;
    const FieldMaker make = [&](const Pieces& pieces, const Expectation& expected) {
        return make_running_field(pieces, expected, filling.lexicon.confusions);
    };
    for (const ReadPage* page : pages)
        for (const LineReading& line : page->text.loose_lines) {
            if (line.box.y0 >= table_head(*page)) continue;
            const Piece part = unlabelled(line_piece(line, page->info.number), filling);
            if (part.begin >= part.end || begins_with_year(encode_utf8(piece_text(part)))) continue;
            const UnitFields unit = split_unit({part}, make);
            if (unit.code) fill_entry(filling, name, FieldKind::name, {part}, make);
        }
}

}  // namespace shenbao
