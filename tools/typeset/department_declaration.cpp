#include "tools/typeset/department_blocks.hpp"
#include "tools/typeset/make_sheet.hpp"

namespace shenbao::typeset {
namespace {

FormText make_title(const Json& declaration) {
    FormText title = field_text("title", declaration.at("title"));
    mark_field(title, "fiscal_year", declaration.value("fiscal_year", Json()));
    return title;
}

// `填报日期:2022 年 12 月 18 日 ... 单位:万元`, only where the form has a date.
void add_fill_line(FormSheet& sheet, const Json& declaration) {
    const Json date = declaration.value("fill_date", Json());
    if (!date.is_string()) return;
    FormText fill_date = plain_text("填报日期:");
    append_field(fill_date, "fill_date", date);
    sheet.above = {{{fill_date, 0.0}}};
    const Json unit = declaration.value("money_unit", Json());
    if (!unit.is_string()) return;
    FormText money = plain_text("单位:");
    append_field(money, "money_unit", unit);
    sheet.above.back().push_back({money, 0.8});
}

std::vector<FormText> make_notes(const Json& declaration) {
    std::vector<FormText> notes;
    for (const Json& note : declaration.value("notes", Json::array()))
        notes.push_back(field_text("notes/" + std::to_string(notes.size()), note));
    return notes;
}

FormBlock make_notes_block(const std::vector<FormText>& notes, const PageStyle& style) {
    FormBlock block{"备注", column_positions({12, 88}, style), 1, 1, false, {}};
    FormText all;
    for (const FormText& note : notes) {
        if (!all.text.empty()) all.text += "\n";
        const std::size_t shift = all.text.size();
        all.text += note.text;
        for (const FieldRange& field : note.fields)
            all.fields.push_back({field.path, field.begin + shift, field.end + shift});
    }
    block.cells.push_back({0, 0, 1, 1, plain_text("备注")});
    block.cells.push_back({0, 1, 1, 1, all, Align::left});
    return block;
}

}  // namespace

FormSheet make_department_sheet(const Json& declaration, const PageStyle& style) {
    FormSheet sheet;
    sheet.attachment = field_text("attachment", declaration.value("attachment", Json()));
    sheet.title = make_title(declaration);
    add_fill_line(sheet, declaration);
    sheet.blocks.push_back(make_funding_block(declaration, style));
    sheet.blocks.push_back(make_goals_block(declaration, style));
    for (FormBlock& block : make_indicator_blocks(declaration, style)) sheet.blocks.push_back(std::move(block));
    sheet.notes = make_notes(declaration);
    if (style.notes == NotesPlace::last_row && !sheet.notes.empty()) {
        sheet.blocks.push_back(make_notes_block(sheet.notes, style));
        sheet.notes.clear();
    }
    return sheet;
}

}  // namespace shenbao::typeset
