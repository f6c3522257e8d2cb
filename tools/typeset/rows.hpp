// A block written row by row, and leaves of a declaration as the texts of its cells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

struct RowCell {
    FormText text;
    int cols = 1;
    int rows = 1;
    Align align = Align::centre;
};

// Appends a row whose first cell stands in column `first_col`, right of what spans down from rows above.
void append_row(FormBlock& block, std::vector<RowCell> cells, int first_col = 0);

// The leaf at a path as in the truth ("organisation/phone", "funding/0/label"); null where there is none.
[[nodiscard]] Json leaf_at(const Json& declaration, const std::string& path);
[[nodiscard]] bool has_leaf(const Json& declaration, const std::string& path);
// The leaf as a text that is its field.
[[nodiscard]] FormText leaf_text(const Json& declaration, const std::string& path);
// `before`, the leaf, `after`; only `before` and `after` where there is no leaf.
[[nodiscard]] FormText framed_leaf(std::string_view before, const Json& declaration, const std::string& path,
                                   std::string_view after = {});
// "项目资金(万元)" with the unit as the field money_unit; without brackets where the form names no unit.
[[nodiscard]] FormText money_label(std::string_view label, const Json& declaration);

[[nodiscard]] RowCell label_cell(std::string_view text, int cols = 1, int rows = 1);
[[nodiscard]] RowCell leaf_cell(const Json& declaration, const std::string& path, int cols = 1);
[[nodiscard]] RowCell prose_cell(FormText text, int cols);  // set to the left

// Adds `added` to the end of `text`; append_line: on a line of its own.
void append_text(FormText& text, const FormText& added);
void append_line(FormText& text, const FormText& added);
[[nodiscard]] FormText labelled(std::string_view label, const FormText& text);

}  // namespace shenbao::typeset
