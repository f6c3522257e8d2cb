// The blocks of 部门整体支出绩效目标申报表 F1, each with columns of its own (domain.md, F1 parts A to D).
#pragma once

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

// Part A: organisation, funding with its years, 部门职能概述, 年度工作任务.
[[nodiscard]] FormBlock make_funding_block(const Json& declaration, const PageStyle& style);
// Part B: 长期目标 beside 年度目标.
[[nodiscard]] FormBlock make_goals_block(const Json& declaration, const PageStyle& style);
// Parts C and D: one block per goal in the order of "goals", then indicators without a goal.
[[nodiscard]] std::vector<FormBlock> make_indicator_blocks(const Json& declaration, const PageStyle& style);

// The years a funding line or indicator has a history of, in the order given.
[[nodiscard]] std::vector<std::string> history_years(const Json& line);

}  // namespace shenbao::typeset
