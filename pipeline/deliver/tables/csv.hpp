// Tidy tables as CSV: RFC 4180, UTF-8 with a byte order mark, comma, CRLF, every cell in quotes.
//
// The mark: Excel takes a CSV without it for the system's old encoding (GBK in China) and shows Han as rubbish.
//
// A cell that a spreadsheet would take for a formula (=, +, -, @ or their full-width forms behind any blanks, with
// more than a number following) gets an apostrophe before it, and so does one that begins with an apostrophe: who
// reads the file by program drops one leading apostrophe of a text and has exactly what was read. Columns of
// numbers never have one. Numbers with a sign (-12.5, +3%) stay as they are.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/deliver/tables/tidy.hpp"

namespace shenbao {

[[nodiscard]] std::string csv_head(TidyTable table);  // the mark and the names of the columns
[[nodiscard]] std::string csv_rows(TidyTable table, const Declaration& declaration);

// A text as a cell holds it, before quoting.
[[nodiscard]] std::string without_formula(const std::string& text);

}  // namespace shenbao
