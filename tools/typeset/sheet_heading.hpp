// What stands above and below the table of most forms: attachment, title, year, notes, who signs.
#pragma once

#include "tools/typeset/form_sheet.hpp"

namespace shenbao::typeset {

// Attachment and title; the year as "(2020年度)" under a title that does not name it.
void set_heading(FormSheet& sheet, const Json& declaration);
void set_notes(FormSheet& sheet, const Json& declaration);

// "项目负责人:" and the principal of the form, "财务负责人:", ...: those the form has a place for, on one line.
[[nodiscard]] FormLine people_line(const Json& declaration);
// "role: signer  date" of each approval that has no opinion, side by side. A signer who is the principal, too, is
// both fields.
[[nodiscard]] FormLine signature_line(const Json& declaration);
// A row for each approval with an opinion: its role | the opinion, under it 审核人 and 日期.
void append_opinions(FormBlock& block, const Json& declaration, int cols);
// The same with a place for a seal, `(盖章)` or `单位公章:`, and the date behind it.
void append_sealed_opinions(FormBlock& block, const Json& declaration, std::string_view seal, int cols);

}  // namespace shenbao::typeset
