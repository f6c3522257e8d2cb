// What must be true of the truth of any form, and looking things up in it.
#pragma once

#include <string>
#include <vector>

#include "tests/typeset/sample_form.hpp"

namespace shenbao::test {

// The standard style, other faces and sizes, drawn layouts.
[[nodiscard]] std::vector<typeset::PageStyle> several_styles();

void require_tiling(const typeset::Json& table);
// Every printed leaf of every declaration is a field with its exact text, once; there are no other fields.
void require_leaves_once(const typeset::Json& form, const typeset::Json& truth);
// Cells and lines are on their pages, lines in their cells.
void require_inside(const typeset::Json& truth);

// The only cell with this text (of page `page`, if not 0); null if there is none, an error if there are several.
[[nodiscard]] typeset::Json cell_with(const typeset::Json& truth, const std::string& text, int page = 0);
[[nodiscard]] typeset::Json field_at(const typeset::Json& truth, const std::string& path, int declaration = 0);
// The cell that holds the field.
[[nodiscard]] typeset::Json cell_of_field(const typeset::Json& truth, const std::string& path,
                                          int declaration = 0);
[[nodiscard]] int count_cells(const typeset::Json& truth, const std::string& text);

}  // namespace shenbao::test
