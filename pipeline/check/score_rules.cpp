// S3  a score lies between 0 and its weight. Exact. Fail flags both.
// S4  总分 is the sum of the scores. exact: difference 0; rounded: to 0.05, of whole scores to 0.5; else fail,
// which
//     flags all.
// S7  where less than the weight was scored the deviation is explained. Info: filed forms leave it out.
// S8  the grade is that of the score: 优 from 90, 良 from 80, 中 from 60, else 差. Fail flags the grade.
#include <algorithm>
#include <array>

#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/points.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

void check_score(const std::optional<Amount>& score, const std::optional<Amount>& weight, Findings& findings) {
    if (!is_readable(score) || !is_readable(weight)) return;
    const auto low = compare(*score->number, {}), high = compare(*score->number, *weight->number);
    if (low && high && (*low < 0 || *high > 0))
        findings.push_back(make_failure("S3", {score->path, weight->path},
                                        "score " + score->printed + " of " + weight->printed + " points"));
}

void check_each_score(const Declaration& declaration, Findings& findings) {
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const Indicator& one = declaration.indicators[i];
        const std::string at = "indicators/" + std::to_string(i) + "/";
        const auto score = read_points(at + "score", one.score), weight = read_points(at + "weight", one.weight);
        check_score(score, weight, findings);
        if (!is_readable(score) || !is_readable(weight) || !one.deviation || !one.deviation->text.empty())
            continue;
        const auto order = compare(*score->number, *weight->number);
        if (!order || *order >= 0) continue;
        findings.push_back(make_failure("S7", {at + "deviation"},
                                        "no reason for " + score->printed + " of " + weight->printed + " points"));
        findings.back().severity = Severity::info;
    }
    for (std::size_t i = 0; i < declaration.funding.size(); ++i) {
        const std::string at = "funding/" + std::to_string(i) + "/";
        check_score(read_points(at + "score", declaration.funding[i].score),
                    read_points(at + "weight", declaration.funding[i].weight), findings);
    }
    if (!declaration.totals) return;
    check_score(read_points("totals/score", declaration.totals->score),
                read_points("totals/weight", declaration.totals->weight), findings);
}

// A row with points to reach and none given makes the sum unknown.
bool has_open_score(const Declaration& declaration) {
    return std::ranges::any_of(declaration.indicators, [](const Indicator& one) {
        const auto score = read_points("", one.score), weight = read_points("", one.weight);
        return is_readable(weight) && (!score || score->nothing);
    });
}

void check_total(const Declaration& declaration, Findings& findings) {
    const auto total = read_points("totals/score", declaration.totals ? declaration.totals->score : std::nullopt);
    const auto rows =
        collect_points(declaration, &Indicator::score, "score", [](const Indicator&) { return true; });
    const auto execution = execution_points(declaration, &FundingLine::score, "score");
    if (!is_readable(total) || !rows || rows->size() < 2 || !execution || has_open_score(declaration)) return;
    const auto open = execution_points(declaration, &FundingLine::weight, "weight");
    if (!open || open->size() != execution->size()) return;
    Points members = joined(*rows, *execution);
    const auto sum = sum_of(members);
    if (!sum) return;
    const bool whole =
        std::ranges::all_of(members, [](const Amount& one) { return one.nothing || one.number->decimals == 0; });
    const RuleResult result = is_equal(*sum, *total->number) && !has_blank(*rows) ? RuleResult::exact
                              : within_points(*sum, *total->number, whole)        ? RuleResult::rounded
                                                                                  : RuleResult::fail;
    members.push_back(*total);
    findings.push_back(make_finding("S4", result, paths_of(members),
                                    "scores add up to " + print_decimal(*sum) + ", printed " + total->printed));
}

void check_grade(const Declaration& declaration, Findings& findings) {
    if (!declaration.totals || !declaration.totals->grade) return;
    const Totals& totals = *declaration.totals;
    const auto score = read_points("totals/score", totals.score),
               weight = read_points("totals/weight", totals.weight);
    if (!is_readable(score) || !totals.grade->value || !totals.grade->value->text) return;
    if (is_readable(weight) && !is_equal(*weight->number, {100, 0})) return;
    struct Grade {
        const char* word;
        long long least;
    };
    constexpr std::array kGrades{Grade{"优", 90}, Grade{"良", 80}, Grade{"中", 60}, Grade{"差", 0}};
    const auto due = std::ranges::find_if(kGrades, [&](const Grade& grade) {
        const auto order = compare(*score->number, {grade.least, 0});
        return order && *order >= 0;
    });
    if (due == kGrades.end() || *totals.grade->value->text == due->word) return;
    findings.push_back(
        make_failure("S8", {"totals/grade"}, "grade " + totals.grade->text + " for a score of " + score->printed));
}

}  // namespace

Findings check_scores(const Declaration& declaration) {
    Findings findings;
    check_each_score(declaration, findings);
    check_total(declaration, findings);
    check_grade(declaration, findings);
    return findings;
}

}  // namespace shenbao
