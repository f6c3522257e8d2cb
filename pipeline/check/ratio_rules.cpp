// A4  占比 is 100 * amount / 合计, rounded to its printed decimals (half up or half even). It confirms the ratio
//     exactly and the amount within rounding. Fail flags the ratio, then the amount.
// A5  the ratios of a group's parts add up to 100. exact: 0; rounded: half a unit per ratio; else fail.
// A6  the ratio of 合计 is 100. Exact.
#include <algorithm>

#include "pipeline/check/funding_amounts.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/ratio_holds.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

struct RatioLine {
    bool is_total = false;
    std::optional<Amount> current, ratio;
};

std::vector<RatioLine> collect_lines(const Declaration& declaration, const std::string& group) {
    std::vector<RatioLine> lines;
    for (std::size_t i = 0; i < declaration.funding.size(); ++i) {
        const FundingLine& line = declaration.funding[i];
        if (line.group != group || line.is_of_which) continue;
        const std::string path = "funding/" + std::to_string(i) + "/",
                          label = line.label ? line.label->text : line.key;
        RatioLine read{line.is_total, std::nullopt, std::nullopt};
        if (line.current) read.current = read_amount(path + "current", label, *line.current);
        if (line.ratio) read.ratio = read_amount(path + "ratio", label, *line.ratio);
        lines.push_back(std::move(read));
    }
    return lines;
}

void check_ratio(const RatioLine& line, const Amount& total, Findings& findings) {
    if (line.is_total || !is_readable(line.current) || !is_readable(line.ratio) || is_zero(*total.number)) return;
    if (line.current->unit != total.unit) return;
    const auto holds = ratio_holds(*line.current->number, *total.number, *line.ratio->number);
    if (!holds) return;
    const std::string message =
        "100 * " + line.current->printed + " / " + total.printed + ", printed " + line.ratio->printed;
    if (!*holds) {
        findings.push_back(make_finding("A4", RuleResult::fail, {line.ratio->path, line.current->path}, message));
        return;
    }
    findings.push_back(make_finding("A4", RuleResult::exact, {line.ratio->path}, message));
    findings.push_back(make_finding("A4", RuleResult::rounded, {line.current->path}, message));
}

void check_ratio_sum(const std::vector<RatioLine>& lines, Findings& findings) {
    std::optional<Decimal> sum = Decimal{};
    std::vector<std::string> fields;
    int decimals = 0;
    for (const RatioLine& line : lines) {
        if (line.is_total) continue;
        if (!is_readable(line.ratio)) return;
        if (sum) sum = add(*sum, *line.ratio->number);
        fields.push_back(line.ratio->path);
        decimals = std::max(decimals, line.ratio->number->decimals);
    }
    if (fields.size() < 2 || !sum) return;
    const auto difference = subtract(*sum, {100, 0});
    if (!difference) return;
    const Decimal half = half_unit(decimals);
    const auto order =
        compare(absolute(*difference), {half.digits * static_cast<long long>(fields.size()), half.decimals});
    const RuleResult result = is_zero(*difference)   ? RuleResult::exact
                              : order && *order <= 0 ? RuleResult::rounded
                                                     : RuleResult::fail;
    findings.push_back(make_finding("A5", result, std::move(fields), "ratios add up to " + print_decimal(*sum)));
}

}  // namespace

Findings check_ratios(const Declaration& declaration) {
    Findings findings;
    for (const char* group : {"income", "expenditure"}) {
        const std::vector<RatioLine> lines = collect_lines(declaration, group);
        const auto total = std::ranges::find_if(lines, &RatioLine::is_total);
        if (total != lines.end() && is_readable(total->current))
            for (const RatioLine& line : lines) check_ratio(line, *total->current, findings);
        check_ratio_sum(lines, findings);
        if (total == lines.end() || !is_readable(total->ratio)) continue;
        const auto order = compare(*total->ratio->number, {100, 0});
        findings.push_back(make_finding("A6", order && *order == 0 ? RuleResult::exact : RuleResult::fail,
                                        {total->ratio->path},
                                        "ratio of the total, printed " + total->ratio->printed));
    }
    return findings;
}

}  // namespace shenbao
