// Indicators of two horizons side by side on common rows: mid-term beside annual, long-term beside annual.
#pragma once

#include <string>

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

enum class Level2 { once, in_each_half };

struct IndicatorHalves {
    std::string side_label = {};  // merged over header and rows at the left; empty = no such column
    std::string left_horizon = "mid_term";
    std::string right_horizon = "annual";
    std::string left_mark = {};  // behind the header's words of a half: "(长期)"
    std::string right_mark = {};
    Level2 level2 = Level2::in_each_half;
    Levels level1 = Levels::merged;
};

// Rows of one level 1 and level 2 stand together; where a half has fewer indicators its cells stay blank.
[[nodiscard]] FormBlock make_indicator_halves(const Json& declaration, const IndicatorHalves& halves,
                                              const PageStyle& style);

}  // namespace shenbao::typeset
