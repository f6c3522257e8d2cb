// The indicators of a form as one block: a header of one or two rows, then a row each, levels merged or not.
#pragma once

#include <string>
#include <vector>

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

struct IndicatorColumn {
    std::string label;
    std::string key;         // of the indicator ("value", "causes/经费保障"); a missing leaf is a blank cell
    double width = 1;        // any unit
    std::string group = {};  // neighbours of one group have it as a common header above theirs
    std::string tick = {};   // the cell holds √ where the leaf is this word, and says the word
    Align align = Align::centre;
};

enum class Levels { merged, on_every_row };

struct IndicatorTable {
    std::string side_label;  // merged over header and rows at the left; empty = no such column
    double side_width = 10;
    std::vector<IndicatorColumn> columns;
    Levels levels = Levels::merged;
    std::string horizon = {};  // only indicators of this one; empty = all
    std::string filler = {};   // left in from the template as a last row of each level 2: "……"; empty = none
};

// `width`, or, in every third layout, so little that the side label stands upright, a character on each line.
[[nodiscard]] double pick_side_width(const PageStyle& style, double width);
// Is the leaf `key` of any indicator a text?
[[nodiscard]] bool any_indicator_has(const Json& declaration, const std::string& key);
[[nodiscard]] std::vector<double> table_columns(const IndicatorTable& table, const PageStyle& style);
// The header and all indicators of the declaration in their order.
[[nodiscard]] FormBlock make_indicator_table(const Json& declaration, const IndicatorTable& table,
                                             const PageStyle& style);

}  // namespace shenbao::typeset
