// Rows that most project forms share: who and what above, the money in one or two halves.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tools/typeset/rows.hpp"

namespace shenbao::typeset {

// The department's name with its code before it, in the brackets of this layout: [017], 【017】 or 017-.
[[nodiscard]] FormText department_text(const Json& declaration, const PageStyle& style);
// The implementing unit's name, in the same way.
[[nodiscard]] FormText implementing_text(const Json& declaration, const PageStyle& style);
// 主管部门及代码 where the form has a code, else 主管部门.
[[nodiscard]] std::string department_label(const Json& declaration, const PageStyle& style);

// Columns of a row "label, value, label, value": how many each value takes.
struct PairSpans {
    int left = 1;
    int right = 1;
    [[nodiscard]] int all() const { return 2 + left + right; }
};

struct LabelledText {
    FormText label;
    FormText text;
};

// Those of the labelled leaves that the form has, two on a row; an odd last one takes the whole row.
void append_pairs(FormBlock& block, const Json& declaration,
                  const std::vector<std::pair<std::string, std::string>>& labelled_paths, const PairSpans& spans);
void append_pair(FormBlock& block, LabelledText left, LabelledText right, const PairSpans& spans);
// A label and a text over the rest of the row.
void append_prose(FormBlock& block, std::string_view label, FormText text, int cols);

// Indices of the funding lines of a group, in order.
[[nodiscard]] std::vector<std::size_t> funding_of(const Json& declaration, const std::string& group);
// 项目资金 beside the lines of two groups on common rows, those of the year on the right: total beside total,
// fiscal beside fiscal; what only one has is alone.
void append_funding_halves(FormBlock& block, const Json& declaration, const std::string& left);
// Label and amount of the line of this group and key; `label` and a blank where there is none.
[[nodiscard]] LabelledText funding_text(const Json& declaration, const char* group, const char* key,
                                        std::string_view label);
// An entry that the model has no place for (`others`): its printed label and text; the label and a blank if the
// declaration has none under it.
[[nodiscard]] LabelledText other_text(const Json& declaration, std::string_view label);
// Label and amount of a line, blank cells for no line.
void append_funding_cells(std::vector<RowCell>& cells, const Json& declaration, std::optional<std::size_t> line,
                          int amount_cols);

}  // namespace shenbao::typeset
