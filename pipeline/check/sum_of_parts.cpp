// A10 A1, A2, A7 or A12 fails, and moving the point of exactly one member makes the sum exact: flags that member
//     and offers the number with the point moved. Never applied.
#include "pipeline/check/sum_of_parts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/check/make_finding.hpp"

namespace shenbao {
namespace {

constexpr int kMostPlaces = 6;  // a point is moved by: 元 for 万元 is four, a filed form lost four

std::vector<const Amount*> members_of(const AmountColumn& column) {
    std::vector<const Amount*> members;
    for (const Amount& part : column.parts) members.push_back(&part);
    members.push_back(&*column.total);
    return members;
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
    const auto printed = std::ranges::count_if(members, [](const Amount* member) { return !member->nothing; });
    const Decimal tolerance{half.digits * static_cast<long long>(printed),
                            half.decimals};  // a blank rounds nothing
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
void add_moved_point(const AmountColumn& column, std::vector<Finding>& findings) {
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

// What each member would be for the sum to be exact: a last digit misread, or retouched, is within the rounding
// too, and which member it is nobody can tell.
std::vector<Finding::Proposal> offer_exact(const AmountColumn& column, const Decimal& difference) {
    std::vector<Finding::Proposal> proposals;
    const auto offer = [&](const Amount& amount, const std::optional<Decimal>& exact) {
        if (!exact || amount.nothing) return;
        const std::string offered = print_decimal(*exact);
        if (offered.starts_with('-') == print_decimal(*amount.number).starts_with('-'))
            proposals.push_back({amount.path, offered});
    };
    for (const Amount& part : column.parts) offer(part, subtract(*part.number, difference));
    offer(*column.total, add(*column.total->number, difference));
    return proposals;
}

}  // namespace

bool is_summable(const AmountColumn& column) {
    if (!column.total || column.total->nothing || column.parts.size() < 2) return false;
    if (std::ranges::all_of(column.parts, &Amount::nothing)) return false;
    for (const Amount* member : members_of(column)) {
        if (!member->number) return false;
        if (!member->nothing && member->unit != column.total->unit) return false;
    }
    return true;
}

RuleResult judge_sum(const AmountColumn& column) {
    if (!is_summable(column)) return RuleResult::not_applicable;
    const auto difference = find_difference(column);
    return difference ? classify(column, *difference) : RuleResult::not_applicable;
}

std::vector<std::string> members_of_sum(const AmountColumn& column, BlankMembers blank) {
    std::vector<std::string> paths;
    for (const Amount* member : members_of(column))
        if (!member->nothing || blank == BlankMembers::named) paths.push_back(member->path);
    return paths;
}

void add_sum_findings(const char* rule, const AmountColumn& column, MovedPoints points,
                      std::vector<Finding>& findings) {
    const RuleResult result = judge_sum(column);
    if (result == RuleResult::not_applicable) return;
    const auto blank = result == RuleResult::fail ? BlankMembers::named : BlankMembers::left_out;
    const Decimal difference = *find_difference(column);
    Finding finding = make_finding(rule, result, members_of_sum(column, blank), describe(column, difference));
    if (result == RuleResult::rounded && !is_zero(difference)) {
        finding.severity = Severity::info;
        finding.proposals = offer_exact(column, difference);
    }
    findings.push_back(std::move(finding));
    if (result == RuleResult::fail && points == MovedPoints::sought) add_moved_point(column, findings);
}

}  // namespace shenbao
