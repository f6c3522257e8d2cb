// The rows of an indicator block under its columns, before they become indicators. What a page break cut is put
// together: a merged level whose other part is blank, and a row whose rest stands at the head of the next page.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/form/share_levels.hpp"

namespace shenbao {

struct IndicatorBlock {
    std::vector<IndicatorColumn> columns;
    std::vector<IndicatorRow> rows;
};

// One block, or one for each list of projects: where other headings stand in place of those that say whose a row
// is, another list begins. Marks headings used, and rows that only hold a template's prompts (`……`, `指标1:`).
[[nodiscard]] std::vector<IndicatorBlock> read_indicator_blocks(Filling& filling, const Section& section,
                                                                Horizon horizon);

// Whether a row has no text under the columns of a role.
[[nodiscard]] bool is_blank(const Layout& layout, const IndicatorBlock& block, const IndicatorRow& row,
                            std::string_view role);

}  // namespace shenbao
