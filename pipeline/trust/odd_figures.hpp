// Figures that look sure and may yet be others.
#pragma once

#include "models/declaration/field.hpp"

namespace shenbao {

// Read from pixels, with an alternative of the same digits and other marks: 125 beside 12.5, which a reader saw at
// 150 dpi; a dot seen as a comma where none can be (76,50%) is no other mark. Of 38 582 fields of 378 documents
// that were accepted without this 278 are so.
[[nodiscard]] bool has_contested_mark(const Field& field);

// Read from pixels, with an alternative of as many digits that are others, or of these and more: 5280.99 beside
// 25280-99, 16.15 beside 10.15. No exact rule confirms the figure. Of some 47 000 accepted fields of 443 documents
// 121 were so, 3 of them wrong. Fewer digits are what a reader that drops some sees: of 162 beside such none was
// wrong.
[[nodiscard]] bool has_contested_digit(const Field& field);

// A member of a sum that holds within rounding only, for which the rule (A1, A2, A7, A12) offers the exact number,
// and no exact sum bears it out. 160.00 retouched to 160.01 was accepted.
[[nodiscard]] bool is_off_by_rounding(const Field& field);

// 2021年12月6 or 2021年12, read from pixels: the rest of a date that its line broke off.
[[nodiscard]] bool is_cut_date(const Field& field);

// 资产类一一房屋类, or 类一房屋类, read from pixels: what readers make of ——, within a text.
[[nodiscard]] bool has_dash_of_ones(const Field& field);

// A year in square brackets, or in round ones before a document's number, read from pixels: documents are numbered
// 〔2021〕36号 (GB/T 9704), and no reader knows 〔.
[[nodiscard]] bool has_square_year(const Field& field);

// Read from pixels as nothing but digits and marks (4.014.20, 12：50, ≥98：00(%)), and yet no number, date or
// phone: copies make dots of commas, and colons of dots; not 185 whose unit stands in another column and is
// misread. So are digits beside a black box (1■): something lies over what stood there; and an amount in 元 with
// more than two decimals, of which one may have been a comma.
[[nodiscard]] bool is_broken_figure(const Field& field);

}  // namespace shenbao
