// Y1  the year of the title on every page and the year printed elsewhere are the same. Exact. Fail flags both.
// Y2  the years of the funding history are the two before the fiscal year, in any order. Exact: confirms the
//     fiscal year. Fail flags it and the amounts under the years that do not fit.
// Y3  the histories of all blocks have the same years. Fail flags the values under years that only few have.
#include <algorithm>
#include <map>
#include <set>

#include "pipeline/base/utf8.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

std::optional<int> year_in(const std::string& text) {
    const std::string folded = fold_text(text);
    const std::size_t sign = folded.find("年");
    if (sign == std::string::npos || sign < 4) return std::nullopt;
    int year = 0;
    for (const char c : folded.substr(sign - 4, 4)) {
        if (c < '0' || c > '9') return std::nullopt;
        year = year * 10 + (c - '0');
    }
    return year;
}

std::optional<int> fiscal_year(const Declaration& declaration) {
    if (!declaration.fiscal_year || !declaration.fiscal_year->value) return std::nullopt;
    return declaration.fiscal_year->value->year;
}

RuleResult exact_if(bool holds) {
    return holds ? RuleResult::exact : RuleResult::fail;
}

// Years of the title where they were not what the fiscal year itself was read from.
std::vector<int> other_title_years(const Declaration& declaration) {
    std::vector<int> years;
    if (!declaration.title) return years;
    const Field& year = *declaration.fiscal_year;
    const bool same_line =
        year.page == declaration.title->page && !intersect(year.bbox, declaration.title->bbox).empty();
    const auto own = year_in(declaration.title->text);
    if (own && !same_line) years.push_back(*own);
    for (const Alternative& other : declaration.title->alternatives)
        if (const auto found = other.why == "T2" ? year_in(other.text) : std::nullopt) years.push_back(*found);
    return years;
}

void check_title_year(const Declaration& declaration, Findings& findings) {
    const auto year = fiscal_year(declaration);
    if (!year) return;
    const std::vector<int> others = other_title_years(declaration);
    if (others.empty()) return;
    const bool same = std::ranges::all_of(others, [&](int other) { return other == *year; });
    findings.push_back(make_finding(
        "Y1", exact_if(same), {"fiscal_year"},
        "fiscal year " + std::to_string(*year) + (same ? " in the title too" : ", another year in the title")));
    if (!same) findings.back().fields.emplace_back("title");
}

using YearPaths = std::map<std::string, std::vector<std::string>>;  // year -> fields under it

void add_years(const YearFields& history, const std::string& at, YearPaths& paths) {
    for (const auto& [year, field] : history) paths[year].push_back(at + "history/" + year);
}

YearPaths funding_years(const Declaration& declaration) {
    YearPaths paths;
    for (std::size_t i = 0; i < declaration.funding.size(); ++i)
        add_years(declaration.funding[i].history, "funding/" + std::to_string(i) + "/", paths);
    return paths;
}

void check_history_years(const Declaration& declaration, Findings& findings) {
    const auto year = fiscal_year(declaration);
    const YearPaths paths = funding_years(declaration);
    if (!year || paths.size() != 2) return;
    // A year inferred from the fiscal year cannot confirm it.
    if (std::ranges::count(declaration.issues, "inferred-year", &Issue::code)) return;
    const std::set<std::string> wanted{std::to_string(*year - 1), std::to_string(*year - 2)};
    std::vector<std::string> fields{"fiscal_year"};
    std::string printed;
    for (const auto& [found, own] : paths) {
        printed += (printed.empty() ? "" : ", ") + found;
        if (!wanted.contains(found)) fields.insert(fields.end(), own.begin(), own.end());
    }
    const bool fits = fields.size() == 1;
    findings.push_back(make_finding("Y2", exact_if(fits), std::move(fields),
                                    "history of " + printed + " for fiscal year " + std::to_string(*year)));
}

// One set of years per block: the funding table, and each run of indicators of one goal.
void check_same_years(const Declaration& declaration, Findings& findings) {
    std::vector<YearPaths> blocks{funding_years(declaration)};
    std::optional<std::string> goal;
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const Indicator& indicator = declaration.indicators[i];
        if (indicator.history.empty()) continue;
        if (blocks.size() == 1 || indicator.goal != goal) blocks.emplace_back();
        goal = indicator.goal;
        add_years(indicator.history, "indicators/" + std::to_string(i) + "/", blocks.back());
    }
    std::erase_if(blocks, [](const YearPaths& block) { return block.empty(); });
    if (blocks.size() < 2) return;
    std::map<std::string, std::size_t> votes;
    for (const YearPaths& block : blocks)
        for (const auto& [year, paths] : block) ++votes[year];
    std::vector<std::string> minority;
    for (const YearPaths& block : blocks)
        for (const auto& [year, paths] : block)
            if (votes[year] * 2 <= blocks.size()) minority.insert(minority.end(), paths.begin(), paths.end());
    const bool same = std::ranges::all_of(votes, [&](const auto& vote) { return vote.second == blocks.size(); });
    findings.push_back(
        make_finding("Y3", exact_if(same), std::move(minority),
                     same ? "all histories have the same years" : "histories differ in their years"));
}

}  // namespace

Findings check_years(const Declaration& declaration) {
    Findings findings;
    check_title_year(declaration, findings);
    check_history_years(declaration, findings);
    check_same_years(declaration, findings);
    return findings;
}

}  // namespace shenbao
