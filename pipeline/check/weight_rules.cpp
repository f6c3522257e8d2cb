// S1  the weights add up to 100, with those of execution (10 or 20) where the form gives them a row of their own.
//     exact; rounded: 90 or 80 without such a row in sight, or with blank rows of a template; else fail, flags
//     all.
// S2  the weights under a level-1 label add up to the points printed in it, 产出指标(50分), or lie in its range.
// Fail
//     flags them and the label.
#include <map>

#include "pipeline/base/utf8.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/points.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

// of_rows: of the indicators; execution: beside them.
RuleResult judge_weights(const Points& of_rows, const Points& execution, const std::optional<Amount>& printed) {
    const auto rows = sum_of(of_rows), beside = sum_of(execution);
    const auto all = rows && beside ? add(*rows, *beside) : std::nullopt;
    if (!all) return RuleResult::not_applicable;
    const auto is_due = [&](const Decimal& sum) {
        return is_equal(sum, {100, 0}) || (is_readable(printed) && is_equal(sum, *printed->number));
    };
    if (is_due(*all)) return has_blank(of_rows) ? RuleResult::rounded : RuleResult::exact;
    const bool row_unseen = execution.empty() && (is_equal(*rows, {90, 0}) || is_equal(*rows, {80, 0}));
    return row_unseen ? RuleResult::rounded : RuleResult::fail;
}

void check_sum_of_weights(const Declaration& declaration, Horizon horizon, Findings& findings) {
    const auto rows = collect_points(declaration, &Indicator::weight, "weight",
                                     [&](const Indicator& one) { return one.horizon == horizon; });
    const auto execution = execution_points(declaration, &FundingLine::weight, "weight");
    if (!rows || !execution || rows->size() < 2 || are_blank(*rows)) return;
    const auto printed =
        read_points("totals/weight", declaration.totals ? declaration.totals->weight : std::nullopt);
    const RuleResult result = judge_weights(*rows, *execution, printed);
    if (result == RuleResult::not_applicable) return;
    Points members = joined(*rows, *execution);
    const auto sum = sum_of(members);
    if (is_readable(printed)) members.push_back(*printed);
    findings.push_back(make_finding("S1", result, paths_of(members),
                                    "weights add up to " + (sum ? print_decimal(*sum) : "?") +
                                        (is_readable(printed) ? ", printed " + printed->printed : "")));
}

// The canonical word of a level-1 label, else the label.
std::string level_of(const Indicator& indicator) {
    if (!indicator.level1) return {};
    const auto& value = indicator.level1->value;
    return value && value->kind == ValueKind::enumeration && value->text ? *value->text
                                                                         : fold_text(indicator.level1->text);
}

void check_level(const Declaration& declaration, Horizon horizon, std::size_t first, const PointRange& due,
                 Findings& findings) {
    const std::string level = level_of(declaration.indicators[first]);
    const auto weights = collect_points(declaration, &Indicator::weight, "weight", [&](const Indicator& one) {
        return one.horizon == horizon && level_of(one) == level;
    });
    if (!weights || weights->empty() || are_blank(*weights)) return;
    const auto sum = sum_of(*weights);
    const auto low = sum ? compare(*sum, due.least) : std::nullopt,
               high = sum ? compare(*sum, due.most) : std::nullopt;
    if (!low || !high) return;
    const bool holds = *low >= 0 && *high <= 0, one_number = is_equal(due.least, due.most);
    if (holds && !one_number) return;  // a range confirms no digit
    std::vector<std::string> fields = paths_of(*weights);
    if (!holds) fields.push_back("indicators/" + std::to_string(first) + "/level1");
    const RuleResult held = has_blank(*weights) ? RuleResult::rounded : RuleResult::exact;
    findings.push_back(make_finding(
        "S2", holds ? held : RuleResult::fail, std::move(fields),
        "weights under " + declaration.indicators[first].level1->text + " add up to " + print_decimal(*sum)));
}

// One check for each level whose printed labels all give the same points; those printed again without may be.
void check_levels_of(const Declaration& declaration, Horizon horizon, Findings& findings) {
    struct Label {
        std::size_t first = 0;
        PointRange points;
        bool several = false;
    };
    std::map<std::string, Label> labels;
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const Indicator& one = declaration.indicators[i];
        if (one.horizon != horizon || !one.level1) continue;
        const auto points = points_in_label(one.level1->text);
        if (!points) continue;
        const auto [at, fresh] = labels.try_emplace(level_of(one), Label{i, *points, false});
        Label& label = at->second;
        label.several = label.several || !is_equal(label.points.least, points->least) ||
                        !is_equal(label.points.most, points->most);
    }
    for (const auto& [level, label] : labels)
        if (!label.several) check_level(declaration, horizon, label.first, label.points, findings);
}

}  // namespace

Findings check_weights(const Declaration& declaration) {
    Findings findings;
    for (const Horizon horizon : {Horizon::long_term, Horizon::mid_term, Horizon::annual}) {
        check_sum_of_weights(declaration, horizon, findings);
        check_levels_of(declaration, horizon, findings);
    }
    return findings;
}

}  // namespace shenbao
