// M1  exactly one of 确定能, 有可能, 完全不可能 is ticked. Fail flags the likelihood, or the value of a row
// without one. The
//     form room marks a row with several ticks: it alone sees the cells.
// M2  完全不可能 is explained by a remark or a cause; so is a forecast below its target. Info.
// M3  what was done by now is at most what is forecast for the whole year, of things that are counted up: 120个,
// not
//     98% and not 3天. Exact. Fail flags both.
#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/check/decimal.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

// Units of what is counted up over a year; a cost per unit, a share or a delay may fall.
constexpr std::array<std::string_view, 32> kCounted{
    "个", "件", "场", "次", "期", "项", "套",   "台",   "辆",     "座",   "处", "份",     "种", "户", "家", "村",
    "栋", "株", "粒", "宗", "例", "人", "人次", "万人", "万人次", "公里", "米", "平方米", "亩", "吨", "册", "起"};

std::optional<Decimal> count_in(const OptionalField& field, std::string& unit) {
    if (!field || !field->value || field->value->kind != ValueKind::quantity) return std::nullopt;
    const Value& value = *field->value;
    const bool plain = value.cmp == Comparator::none || value.cmp == Comparator::eq;
    if (!plain || !value.lo || value.hi || !value.unit || !std::ranges::count(kCounted, *value.unit))
        return std::nullopt;
    unit = *value.unit;
    return parse_decimal(*value.lo);
}

bool is_blank(const OptionalField& field) {
    return !field || field->text.empty();
}

void check_one_tick(const Declaration& declaration, std::size_t i, const std::string& at, Findings& findings) {
    const Indicator& one = declaration.indicators[i];
    if (one.likelihood && std::ranges::count(one.likelihood->findings, "M1"))
        findings.push_back(make_failure("M1", {at + "likelihood"}, "more than one tick"));
    const bool others = std::ranges::any_of(declaration.indicators,
                                            [](const Indicator& other) { return other.likelihood.has_value(); });
    if (others && !one.likelihood && !is_blank(one.name) && !is_blank(one.value))
        findings.push_back(make_failure("M1", {at + "value"}, "no tick for the likelihood of " + one.value->text));
}

// A forecast below the target that the row sets itself.
bool falls_short(const Indicator& one) {
    if (!one.value || !one.value->value || !one.forecast || !one.forecast->value) return false;
    const Value &target = *one.value->value, &forecast = *one.forecast->value;
    const bool floor =
        target.cmp == Comparator::ge || target.cmp == Comparator::eq || target.cmp == Comparator::none;
    if (!floor || target.kind != ValueKind::quantity || forecast.kind != ValueKind::quantity) return false;
    if (!target.lo || !forecast.lo || target.hi || forecast.hi || target.unit != forecast.unit) return false;
    const auto due = parse_decimal(*target.lo), expected = parse_decimal(*forecast.lo);
    const auto order = due && expected ? compare(*expected, *due) : std::nullopt;
    return order && *order < 0;
}

void check_explained(const Indicator& one, const std::string& at, Findings& findings) {
    const bool out_of_reach = one.likelihood && one.likelihood->text == "完全不可能";
    if (!out_of_reach && !falls_short(one)) return;
    if (!is_blank(one.remark) || !one.causes.empty()) return;
    const std::string field = out_of_reach ? "likelihood" : "forecast";
    findings.push_back(make_failure("M2", {at + field}, "no reason why the target will not be reached"));
    findings.back().severity = Severity::info;
}

void check_done(const Indicator& one, const std::string& at, Findings& findings) {
    std::string unit, forecast_unit;
    const auto done = count_in(one.actual, unit), forecast = count_in(one.forecast, forecast_unit);
    if (!done || !forecast || unit != forecast_unit) return;
    const auto order = compare(*done, *forecast);
    if (order && *order > 0)
        findings.push_back(
            make_failure("M3", {at + "actual", at + "forecast"},
                         "done " + one.actual->text + ", more than the forecast " + one.forecast->text));
}

}  // namespace

Findings check_monitoring(const Declaration& declaration) {
    Findings findings;
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const std::string at = "indicators/" + std::to_string(i) + "/";
        check_one_tick(declaration, i, at, findings);
        check_explained(declaration.indicators[i], at, findings);
        check_done(declaration.indicators[i], at, findings);
    }
    return findings;
}

}  // namespace shenbao
