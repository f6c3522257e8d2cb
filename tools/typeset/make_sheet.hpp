// Declarations (contract, section 2, leaves as plain strings) -> form sheets. One .cpp per form family.
#pragma once

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

// `declarations`: those of one sheet, more than one only for a list of projects. `hints`: the file's "hints" or
// null. `style`: the sheet's (sheet_style.hpp). Throws Error{wrong_usage} for a family that has no sheet here.
[[nodiscard]] FormSheet make_sheet(const Json& declarations, const Json& hints, const PageStyle& style);

// 部门整体支出绩效目标申报表, edition F1 (Hubei): funding, functions, tasks, goals, indicator blocks, notes.
[[nodiscard]] FormSheet make_department_sheet(const Json& declaration, const PageStyle& style);
// 项目支出绩效目标表 as published (F3), its transfer-payment and its Gansu layout (F6).
[[nodiscard]] FormSheet make_targets_sheet(const Json& declaration, const PageStyle& style);
// The same with long-term targets beside those of the year (F3-long-term).
[[nodiscard]] FormSheet make_long_term_targets_sheet(const Json& declaration, const PageStyle& style);
// Tianjin's, each indicator described in words (F3-tianjin).
[[nodiscard]] FormSheet make_described_targets_sheet(const Json& declaration, const PageStyle& style);
// 区域绩效目标表 of a transfer payment (F3-region).
[[nodiscard]] FormSheet make_regional_targets_sheet(const Json& declaration, const PageStyle& style);
// Ezhou's, with a table of costs (F3-ezhou).
[[nodiscard]] FormSheet make_cost_targets_sheet(const Json& declaration, const PageStyle& style);
// 项目支出绩效自评表: central, Sichuan and department layout (F4, F4d).
[[nodiscard]] FormSheet make_evaluation_sheet(const Json& declaration, const Json& hints, const PageStyle& style);
// 项目支出绩效目标申报表, central template of 2015 (F2b).
[[nodiscard]] FormSheet make_declaration_sheet(const Json& declaration, const Json& hints, const PageStyle& style);
// 财政项目支出绩效目标申报表 with 成本指标 as a level 1, since 2021 (F6).
[[nodiscard]] FormSheet make_cost_declaration_sheet(const Json& declaration, const PageStyle& style);
// 绩效目标申报表(...类) of a fund (F2c).
[[nodiscard]] FormSheet make_fund_declaration_sheet(const Json& declaration, const PageStyle& style);
// 专项资金预算绩效目标申报表, Hunan (F2d).
[[nodiscard]] FormSheet make_special_fund_sheet(const Json& declaration, const PageStyle& style);
// 项目支出绩效目标审批表, Chongqing (F6-chongqing).
[[nodiscard]] FormSheet make_approval_form_sheet(const Json& declaration, const PageStyle& style);
// A wide list, one declaration per project (F3w).
[[nodiscard]] FormSheet make_target_list_sheet(const Json& declarations, const Json& hints,
                                               const PageStyle& style);
// 项目支出绩效目标执行监控表 (F5).
[[nodiscard]] FormSheet make_monitoring_sheet(const Json& declaration, const PageStyle& style);
// 财政支出(项目)绩效目标申报表, the older local template (F2a).
[[nodiscard]] FormSheet make_application_sheet(const Json& declaration, const PageStyle& style);
// 部门(单位)整体支出绩效目标申报表, central template of 2015 and Hunan's (F1c).
[[nodiscard]] FormSheet make_department_tasks_sheet(const Json& declaration, const PageStyle& style);

}  // namespace shenbao::typeset
