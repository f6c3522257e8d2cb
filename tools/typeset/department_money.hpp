// 年度预算申请 of Hunan's department forms (零陵区): income and spending side by side under the total.
#pragma once

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

namespace shenbao::typeset {

// As declared: the total is one amount.
[[nodiscard]] FormBlock make_budget_application(const Json& declaration, const PageStyle& style);
// As evaluated: the total has 年初预算数, 全年预算数, 全年执行数, 分值, 执行率 and 得分.
[[nodiscard]] FormBlock make_budget_evaluation(const Json& declaration, const PageStyle& style);

}  // namespace shenbao::typeset
