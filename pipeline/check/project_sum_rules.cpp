// A7  资金总额 is the sum of the lines below it, in every column of the group; where the parts stand under labels
// of
//     their own (income, expenditure without a total), each of them is. Classes as A1; fail flags the members.
//     其中 does not say of what a line is a part, and forms differ: of the readings that the labels allow the one
//     that holds is taken, and the rule fails only if none does.
// A8  a 其中 line is at most the line that it is a part of, and the year's total at most that of the whole
// project.
//     Exact. Fail flags both; passing confirms no digit.
#include <algorithm>
#include <array>

#include "pipeline/check/funding_tree.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"
#include "pipeline/check/sum_of_parts.hpp"

namespace shenbao {
namespace {

// Total and parts in a column; nullopt if one of them has no field there.
std::optional<AmountColumn> column_of(const Declaration& declaration, const FundingTree& tree,
                                      const std::vector<std::size_t>& parts, const std::string& name) {
    const auto total = amount_of(declaration, tree.total, name);
    if (!total) return std::nullopt;
    AmountColumn column{tree.group, name, {}, *total};
    for (const std::size_t part : parts) {
        const auto amount = amount_of(declaration, part, name);
        if (!amount) return std::nullopt;
        column.parts.push_back(*amount);
    }
    return column;
}

int rank_of(RuleResult result) {
    constexpr std::array kBestFirst{RuleResult::exact, RuleResult::rounded, RuleResult::fail};
    return static_cast<int>(std::ranges::find(kBestFirst, result) - kBestFirst.begin());
}

enum class Lines { all_known, some_unknown };

// The reading that holds best, the first of equals. Where a line is unknown none that fails proves anything.
void add_best(const std::vector<AmountColumn>& readings, Lines lines, Findings& findings) {
    if (readings.empty()) return;
    const auto best =
        std::ranges::min_element(readings, {}, [](const AmountColumn& one) { return rank_of(judge_sum(one)); });
    if (lines == Lines::some_unknown && judge_sum(*best) == RuleResult::fail) return;
    add_sum_findings("A7", *best, MovedPoints::sought, findings);
}

Lines knowledge_of(const Declaration& declaration, const std::vector<FundingTree::Parts>& readings,
                   const std::string& name) {
    const auto known = [&](std::size_t line) {
        const auto amount = amount_of(declaration, line, name);
        return amount && amount->number;
    };
    const bool all = std::ranges::all_of(
        readings, [&](const FundingTree::Parts& parts) { return std::ranges::all_of(parts, known); });
    return all ? Lines::all_known : Lines::some_unknown;
}

void check_group_sum(const Declaration& declaration, const FundingTree& tree, const std::string& name,
                     Findings& findings) {
    for (const auto& readings : {tree.source_readings, tree.use_readings}) {
        std::vector<AmountColumn> columns;
        for (const FundingTree::Parts& parts : readings)
            if (auto column = column_of(declaration, tree, parts, name)) columns.push_back(std::move(*column));
        add_best(columns, knowledge_of(declaration, readings, name), findings);
    }
}

// 按收入性质分, 按支出性质分: the parts have one column, the total maybe several; whichever they add up to.
void check_split_sums(const Declaration& declaration, Findings& findings) {
    const auto total = std::ranges::find_if(declaration.funding,
                                            [](const FundingLine& l) { return l.group == "total" && l.is_total; });
    if (total == declaration.funding.end()) return;
    const auto at = static_cast<std::size_t>(total - declaration.funding.begin());
    for (const char* group : {"income", "expenditure"}) {
        std::vector<Amount> parts;
        bool own_total = false, complete = true;
        for (std::size_t i = 0; i < declaration.funding.size(); ++i) {
            if (declaration.funding[i].group != group) continue;
            own_total = own_total || declaration.funding[i].is_total;
            const auto amount = amount_of(declaration, i, "current");
            complete = complete && amount;
            if (amount) parts.push_back(*amount);
        }
        if (own_total || !complete) continue;
        std::vector<AmountColumn> readings;
        Lines lines = Lines::all_known;
        for (const char* column : {"current", "adjusted", "initial", "executed"}) {
            const auto amount = amount_of(declaration, at, column);
            if (is_readable(amount)) readings.push_back({group, column, parts, amount});
            if (amount && !amount->number) lines = Lines::some_unknown;
        }
        add_best(readings, lines, findings);
    }
}

void check_at_most(const std::optional<Amount>& part, const std::optional<Amount>& whole, Findings& findings) {
    if (!is_readable(part) || !is_readable(whole) || part->unit != whole->unit) return;
    const auto order = compare(*part->number, *whole->number);
    if (order && *order > 0)
        findings.push_back(make_failure(
            "A8", {part->path, whole->path},
            part->label + " " + part->printed + " is more than " + whole->label + " " + whole->printed));
}

// Where all lines of the group add up to the total no line is a part of another.
bool stands_alone(const Declaration& declaration, const FundingTree& tree, const std::string& name) {
    const auto flat = column_of(declaration, tree, tree.sources, name);
    if (!flat) return false;
    const RuleResult result = judge_sum(*flat);
    return result == RuleResult::exact || result == RuleResult::rounded;
}

void check_of_which(const Declaration& declaration, const FundingTree& tree, const std::string& name,
                    Findings& findings) {
    const bool flat = stands_alone(declaration, tree, name);
    for (const auto& [part, whole] : tree.of_which)
        if (whole == tree.total || !flat)
            check_at_most(amount_of(declaration, part, name), amount_of(declaration, whole, name), findings);
}

// The year's total beside that of the medium term or the whole project.
void check_year_in_whole(const Declaration& declaration, const std::vector<FundingTree>& trees,
                         Findings& findings) {
    for (const FundingTree& year : trees)
        for (const FundingTree& whole : trees) {
            if (year.group != "project_annual") continue;
            if (whole.group != "project_mid_term" && whole.group != "project_total") continue;
            check_at_most(amount_of(declaration, year.total, "current"),
                          amount_of(declaration, whole.total, "current"), findings);
        }
}

}  // namespace

Findings check_project_sums(const Declaration& declaration) {
    Findings findings;
    const std::vector<FundingTree> trees = find_funding_trees(declaration);
    const std::vector<std::string> columns = amount_columns(declaration);
    for (const FundingTree& tree : trees)
        for (const std::string& name : columns) {
            check_group_sum(declaration, tree, name, findings);
            check_of_which(declaration, tree, name, findings);
        }
    check_split_sums(declaration, findings);
    check_year_in_whole(declaration, trees, findings);
    return findings;
}

}  // namespace shenbao
