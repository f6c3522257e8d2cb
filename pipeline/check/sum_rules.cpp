// A1  income: the parts (财政拨款, 其他资金) add up to 合计, per column.       exact: difference 0; rounded: up to
//     half a unit of the last printed digit per printed member; else fail. Blank parts count as 0, at most
//     rounded. Fail flags every member of the column.
// A2  the same for the expenditure (基本支出, 项目支出).
// A3  the two totals of a column are equal. Exact only. Fail flags both.
#include "pipeline/check/funding_amounts.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"
#include "pipeline/check/sum_of_parts.hpp"

namespace shenbao {
namespace {

void check_totals(const AmountColumn& a, const AmountColumn& b, Findings& findings) {
    if (!a.total || !b.total || a.total->nothing || b.total->nothing) return;
    if (!a.total->number || !b.total->number || a.total->unit != b.total->unit) return;
    const auto order = compare(*a.total->number, *b.total->number);
    if (!order) return;
    findings.push_back(make_finding("A3", *order == 0 ? RuleResult::exact : RuleResult::fail,
                                    {a.total->path, b.total->path},
                                    a.column + ": totals " + a.total->printed + " and " + b.total->printed));
}

Findings check_columns(const Declaration& declaration, MovedPoints points) {
    Findings findings;
    const std::vector<AmountColumn> columns = collect_columns(declaration);
    for (const AmountColumn& column : columns)
        if (column.group == "income" || column.group == "expenditure")
            add_sum_findings(column.group == "income" ? "A1" : "A2", column, points, findings);
    for (const AmountColumn& income : columns)
        for (const AmountColumn& expenditure : columns)
            if (income.group == "income" && expenditure.group == "expenditure" &&
                income.column == expenditure.column)
                check_totals(income, expenditure, findings);
    return findings;
}

}  // namespace

Findings check_sums(const Declaration& declaration) {
    return check_columns(declaration, MovedPoints::sought);
}

Findings check_bare_sums(const Declaration& declaration) {
    return check_columns(declaration, MovedPoints::left_out);
}

}  // namespace shenbao
