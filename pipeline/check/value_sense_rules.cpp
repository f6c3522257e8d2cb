// What values of such indicators are. A worn 9 read as 3 is a good 3; that nobody aims at 30 % satisfied is all
// that tells. V5  a satisfaction (满意) that is to be reached or passed lies in 60..100 %. Fail flags the value.
// V6  what is better the more (正向指标) is not held below a value, what is better the less (反向指标) not above
// one.
//     Fail flags the value and its operator's cell.
// V7  a year's value and the expected one are of one size: none is more than ten times another of the same unit.
// Fail
//     flags the values; a digit or a point may be lost.
#include <algorithm>
#include <array>

#include "pipeline/check/decimal.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

bool has(const OptionalField& field, std::string_view word) {
    return field && field->text.find(word) != std::string::npos;
}

// The number of a value that is one quantity.
std::optional<Decimal> number_of(const OptionalField& field) {
    const bool one = field && field->value && field->value->kind == ValueKind::quantity && field->value->lo &&
                     !field->value->hi;
    return one ? parse_decimal(*field->value->lo) : std::nullopt;
}

bool is_at_most(const Value& value) {
    return value.cmp == Comparator::le || value.cmp == Comparator::lt;
}

bool is_at_least(const Value& value) {
    return value.cmp == Comparator::ge || value.cmp == Comparator::gt;
}

void check_satisfaction(const Indicator& indicator, const std::string& at, Findings& findings) {
    constexpr Decimal kLeast{60, 0}, kMost{100, 0};
    const auto number = number_of(indicator.value);
    if (!number || indicator.value->value->unit != "%" || is_at_most(*indicator.value->value)) return;
    if (!has(indicator.name, "满意") || has(indicator.name, "不满意")) return;
    const auto least = compare(*number, kLeast), most = compare(*number, kMost);
    if (!least || !most || (*least >= 0 && *most <= 0)) return;
    findings.push_back(
        make_failure("V5", {at + "value"}, "satisfaction outside of 60 to 100 %: " + indicator.value->text));
}

void check_direction(const Indicator& indicator, const std::string& at, Findings& findings) {
    if (!indicator.value || !indicator.value->value) return;
    const Value& value = *indicator.value->value;
    const bool less_is_better = std::ranges::any_of(
        std::array{"反向", "负向", "逆向"}, [&](const char* word) { return has(indicator.direction, word); });
    const bool more_is_better = has(indicator.direction, "正向");
    if (!(more_is_better && is_at_most(value)) && !(less_is_better && is_at_least(value))) return;
    std::vector<std::string> fields{at + "value"};
    if (indicator.op) fields.push_back(at + "operator");
    findings.push_back(
        make_failure("V6", std::move(fields),
                     "the sign of " + indicator.value->text + " is against " + indicator.direction->text));
}

// Whether one is more than ten times the other. Nothing is told beside a zero.
bool is_far_off(const Decimal& a, const Decimal& b) {
    if (is_zero(a) || is_zero(b)) return false;
    const auto ten_a = shift_point(a, 1), ten_b = shift_point(b, 1);
    const auto over_b = ten_b ? compare(a, *ten_b) : std::nullopt,
               over_a = ten_a ? compare(b, *ten_a) : std::nullopt;
    return (over_b && *over_b > 0) || (over_a && *over_a > 0);
}

void check_history(const Indicator& indicator, const std::string& at, Findings& findings) {
    const auto expected = number_of(indicator.value);
    if (!expected) return;
    for (const auto& [year, field] : indicator.history) {
        const auto past = number_of(field);
        if (!past || field.value->unit != indicator.value->value->unit || !is_far_off(*past, *expected)) continue;
        findings.push_back(
            make_failure("V7", {at + "history/" + year, at + "value"},
                         field.text + " and " + indicator.value->text + " are more than ten times apart"));
    }
}

}  // namespace

Findings check_value_sense(const Declaration& declaration) {
    Findings findings;
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const std::string at = "indicators/" + std::to_string(i) + "/";
        check_satisfaction(declaration.indicators[i], at, findings);
        check_direction(declaration.indicators[i], at, findings);
        check_history(declaration.indicators[i], at, findings);
    }
    return findings;
}

}  // namespace shenbao
