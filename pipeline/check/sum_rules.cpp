// A1  income: the parts (财政拨款, 其他资金) add up to 合计, per column.       exact: difference 0; rounded: up to
//     half a unit of the last printed digit per member; else fail. Blank parts count as 0, at most rounded.
//     Fail flags every member of the column.
// A2  the same for the expenditure (基本支出, 项目支出).
// A3  the two totals of a column are equal. Exact only. Fail flags both.
// A10 A1 or A2 fails, and moving the point of exactly one member makes the sum exact: flags that member and
//     offers the number with the point moved. Never applied.
#include <algorithm>

#include "pipeline/check/funding_amounts.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

constexpr int kMostPlaces = 6;  // a point is moved by: 元 for 万元 is four, a filed form lost four

std::vector<const Amount*> members_of(const AmountColumn& column) {
    std::vector<const Amount*> members;
    for (const Amount& part : column.parts) members.push_back(&part);
    members.push_back(&*column.total);
    return members;
}

bool applies(const AmountColumn& column) {
    if (!column.total || column.total->nothing || column.parts.size() < 2) return false;
    if (std::ranges::all_of(column.parts, &Amount::nothing)) return false;
    for (const Amount* member : members_of(column)) {
        if (!member->number) return false;
        if (!member->nothing && member->unit != column.total->unit) return false;
    }
    return true;
}

// Parts minus total; the member at `moved`, if any, with its point moved.
std::optional<Decimal> find_difference(const AmountColumn& column, const Amount* moved = nullptr, int places = 0) {
    const auto number = [&](const Amount& amount) {
        return &amount == moved ? shift_point(*amount.number, places) : amount.number;
    };
    std::optional<Decimal> sum = Decimal{};
    for (const Amount& part : column.parts) {
        const auto here = number(part);
        sum = sum && here ? add(*sum, *here) : std::nullopt;
    }
    const auto total = number(*column.total);
    return sum && total ? subtract(*sum, *total) : std::nullopt;
}

RuleResult classify(const AmountColumn& column, const Decimal& difference) {
    const auto members = members_of(column);
    const bool blank = std::ranges::any_of(members, [](const Amount* member) { return member->nothing; });
    if (is_zero(difference)) return blank ? RuleResult::rounded : RuleResult::exact;
    int decimals = 0;
    for (const Amount* member : members) decimals = std::max(decimals, member->number->decimals);
    const Decimal half = half_unit(decimals);
    const Decimal tolerance{half.digits * static_cast<long long>(members.size()), half.decimals};
    const auto order = compare(absolute(difference), tolerance);
    return order && *order <= 0 ? RuleResult::rounded : RuleResult::fail;
}

std::string describe(const AmountColumn& column, const Decimal& difference) {
    std::string text;
    for (const Amount& part : column.parts)
        text += (text.empty() ? "" : " + ") + (part.nothing ? std::string("0") : part.printed);
    const auto sum = add(difference, *column.total->number);
    return column.column + ": " + text + " = " + (sum ? print_decimal(*sum) : "?") + ", printed " +
           column.total->printed + " (difference " + print_decimal(difference) + ")";
}

// The one member and shift of its point that make the sum exact; none if there are several.
void add_moved_point(const AmountColumn& column, Findings& findings) {
    std::vector<std::pair<const Amount*, int>> repairs;
    for (const Amount* member : members_of(column)) {
        if (member->nothing || is_zero(*member->number)) continue;
        for (int places = -kMostPlaces; places <= kMostPlaces; ++places) {
            if (places == 0) continue;
            const auto difference = find_difference(column, member, places);
            if (difference && is_zero(*difference)) repairs.emplace_back(member, places);
        }
    }
    if (repairs.size() != 1) return;
    const auto& [member, places] = repairs.front();
    const auto shifted = shift_point(*member->number, places);
    if (!shifted) return;
    const std::string repaired = print_decimal(*shifted);
    Finding finding = make_failure("A10", {member->path},
                                   column.column + ": the sum holds with " + repaired + " for " + member->printed);
    finding.proposals = {{member->path, repaired}};
    findings.push_back(std::move(finding));
}

enum class MovedPoints { sought, left_out };

void check_sum(const AmountColumn& column, MovedPoints points, Findings& findings) {
    if (!applies(column)) return;
    const auto difference = find_difference(column);
    if (!difference) return;
    const RuleResult result = classify(column, *difference);
    Finding finding =
        make_finding(column.group == "income" ? "A1" : "A2", result, {}, describe(column, *difference));
    for (const Amount* member : members_of(column))
        if (!member->nothing) finding.fields.push_back(member->path);
    findings.push_back(std::move(finding));
    if (result == RuleResult::fail && points == MovedPoints::sought) add_moved_point(column, findings);
}

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
        if (column.group == "income" || column.group == "expenditure") check_sum(column, points, findings);
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
