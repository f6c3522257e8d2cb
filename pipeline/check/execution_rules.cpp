// A9  执行率 is 100 * executed / what was to be spent (the adjusted budget, else the initial one), to half a unit
// of
//     its last printed digit. It confirms the rate exactly and the amounts within rounding. Fail flags all three.
// S5  the points for execution are rate * weight, at most the weight: to 0.05, of whole points to 0.5. Info: units
//     have steps of their own.
#include "pipeline/check/funding_amounts.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/points.hpp"
#include "pipeline/check/ratio_holds.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

// What the rate is of; nullopt if the adjusted budget cannot be read.
std::optional<Amount> base_of(const Declaration& declaration, std::size_t line) {
    const auto adjusted = amount_of(declaration, line, "adjusted");
    return adjusted && !adjusted->nothing ? adjusted : amount_of(declaration, line, "initial");
}

std::optional<Amount> rate_of(const Declaration& declaration, std::size_t line) {
    const OptionalField& rate = declaration.funding[line].rate;
    if (!rate) return std::nullopt;
    return read_amount("funding/" + std::to_string(line) + "/rate", "rate", *rate);
}

void check_rate(const Declaration& declaration, std::size_t line, Findings& findings) {
    const auto rate = rate_of(declaration, line), executed = amount_of(declaration, line, "executed"),
               base = base_of(declaration, line);
    if (!is_readable(rate) || !is_readable(executed) || !is_readable(base)) return;
    if (is_zero(*base->number) || executed->unit != base->unit) return;
    const auto holds = ratio_holds(*executed->number, *base->number, *rate->number);
    if (!holds) return;
    const std::string message =
        "100 * " + executed->printed + " / " + base->printed + ", printed " + rate->printed;
    if (!*holds) {
        findings.push_back(make_failure("A9", {rate->path, executed->path, base->path}, message));
        return;
    }
    findings.push_back(make_finding("A9", RuleResult::exact, {rate->path}, message));
    findings.push_back(make_finding("A9", RuleResult::rounded, {executed->path, base->path}, message));
}

void check_execution_points(const Declaration& declaration, std::size_t i, Findings& findings) {
    const FundingLine& line = declaration.funding[i];
    const std::string at = "funding/" + std::to_string(i) + "/";
    const auto rate = rate_of(declaration, i);
    const auto weight = read_points(at + "weight", line.weight), score = read_points(at + "score", line.score);
    if (!is_readable(rate) || !is_readable(weight) || !is_readable(score)) return;
    const auto hundredfold = multiply(*rate->number, *weight->number);
    const auto most = hundredfold ? shift_point(*hundredfold, -2) : std::nullopt;
    if (!most) return;
    const auto capped = compare(*most, *weight->number);
    const Decimal due = capped && *capped > 0 ? *weight->number : *most;
    if (within_points(*score->number, due, score->number->decimals == 0)) return;
    Finding finding = make_failure("S5", {score->path},
                                   "execution at " + rate->printed + " of " + weight->printed + " points makes " +
                                       print_decimal(due) + ", printed " + score->printed);
    finding.severity = Severity::info;
    findings.push_back(std::move(finding));
}

}  // namespace

Findings check_execution(const Declaration& declaration) {
    Findings findings;
    for (std::size_t i = 0; i < declaration.funding.size(); ++i) {
        check_rate(declaration, i, findings);
        check_execution_points(declaration, i, findings);
    }
    return findings;
}

}  // namespace shenbao
