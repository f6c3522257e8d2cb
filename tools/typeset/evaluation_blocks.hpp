// The layouts of 绩效自评表 (domain.md, F4), each with blocks of its own.
#pragma once

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

// 财预〔2020〕10号: 年初预算数 ... 得分 of the money, 年度指标值 beside 实际完成值, 总分 (real-53, real-54).
[[nodiscard]] std::vector<FormBlock> make_central_evaluation(const Json& declaration, const Json& hints,
                                                             const PageStyle& style);
// Sichuan 510000_0013zp: 项目基本情况, a column 原因, operator, number and unit apart, 评价结论 (real-11,
// real-55).
[[nodiscard]] std::vector<FormBlock> make_sichuan_evaluation(const Json& declaration, const PageStyle& style);
// 部门整体支出绩效自评表 (F4d): 年度预算申请 by income and by spending, side by side (Hunan), instead of a
// project.
[[nodiscard]] std::vector<FormBlock> make_department_evaluation(const Json& declaration, const Json& hints,
                                                                const PageStyle& style);

// What the central layout and that of departments have in common: 预期目标 beside 实际完成情况; indicators and
// 总分.
[[nodiscard]] FormBlock make_evaluation_goals(const Json& declaration, const PageStyle& style);
[[nodiscard]] std::vector<FormBlock> make_evaluation_indicators(const Json& declaration, const Json& hints,
                                                                const PageStyle& style);

}  // namespace shenbao::typeset
