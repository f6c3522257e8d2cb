// A12 the tasks' amounts add up to 金额合计, per column; a row's 总额 is 财政拨款 and 其他资金; the items of a
// table of
//     costs add up to 合计, this year and in the years before. Classes as A1. Fail flags the members.
#include <algorithm>
#include <array>

#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"
#include "pipeline/check/sum_of_parts.hpp"

namespace shenbao {
namespace {

struct TaskColumn {
    const char* key;  // of the line of sums, and of the member: amount_total
    OptionalField AnnualTask::*member;
};
constexpr std::array kTaskColumns{TaskColumn{"total", &AnnualTask::amount_total},
                                  TaskColumn{"fiscal", &AnnualTask::amount_fiscal},
                                  TaskColumn{"other", &AnnualTask::amount_other}};

std::optional<Amount> amount_of_task(const Declaration& declaration, std::size_t i, const TaskColumn& column) {
    const OptionalField& field = declaration.annual_tasks[i].*column.member;
    if (!field) return std::nullopt;
    return read_amount("annual_tasks/" + std::to_string(i) + "/amount_" + column.key, column.key, *field);
}

std::optional<Amount> sum_of_tasks(const Declaration& declaration, const TaskColumn& column) {
    for (std::size_t i = 0; i < declaration.funding.size(); ++i)
        if (declaration.funding[i].group == "tasks" && declaration.funding[i].key == column.key)
            return amount_of(declaration, i, "current");
    return std::nullopt;
}

void check_column(const Declaration& declaration, const TaskColumn& column, Findings& findings) {
    AmountColumn sum{"tasks", column.key, {}, sum_of_tasks(declaration, column)};
    for (std::size_t i = 0; i < declaration.annual_tasks.size(); ++i) {
        const auto amount = amount_of_task(declaration, i, column);
        if (!amount) return;
        sum.parts.push_back(*amount);
    }
    add_sum_findings("A12", sum, MovedPoints::sought, findings);
}

// amount: of a column of one row.
template <class AmountInColumn>
void check_row(const std::string& name, AmountInColumn&& amount, Findings& findings) {
    AmountColumn sum{"tasks", name, {}, amount(kTaskColumns[0])};
    for (const TaskColumn& column : {kTaskColumns[1], kTaskColumns[2]}) {
        const std::optional<Amount> part = amount(column);
        if (!part) return;
        sum.parts.push_back(*part);
    }
    add_sum_findings("A12", sum, MovedPoints::sought, findings);
}

}  // namespace

Findings check_task_sums(const Declaration& declaration) {
    Findings findings;
    for (const TaskColumn& column : kTaskColumns) check_column(declaration, column, findings);
    for (std::size_t i = 0; i < declaration.annual_tasks.size(); ++i)
        check_row(
            "task " + std::to_string(i + 1),
            [&](const TaskColumn& column) { return amount_of_task(declaration, i, column); }, findings);
    check_row(
        "sums", [&](const TaskColumn& column) { return sum_of_tasks(declaration, column); }, findings);
    for (const AmountColumn& column : collect_columns(declaration))
        if (column.group == "cost_item") add_sum_findings("A12", column, MovedPoints::sought, findings);
    return findings;
}

}  // namespace shenbao
