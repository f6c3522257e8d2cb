// V1  a percentage lies in 0..100, unless it is a change or the name speaks of growth or execution (103.21 % is
//     real). Fail flags the value.
// V2  a lost ≥: a percentage over 100 that starts with 2 and whose rest is in 0..100 (292% for ≥92%), or a value
//     that starts with a character readers print for ≥ ≤ > before a digit. Offers the value with the sign; the
//     value itself stays as read.
#include <algorithm>
#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_grammar.hpp"
#include "pipeline/check/decimal.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

bool over_hundred(const Value& value) {
    const bool change = value.cmp == Comparator::change_up || value.cmp == Comparator::change_down;
    return value.kind == ValueKind::quantity && has_flag(value, "percent_gt_100") && !change;
}

bool may_exceed(const std::string& name) {
    return std::ranges::any_of(std::array{"增长", "执行率", "完成率"},
                               [&](const char* word) { return name.find(word) != std::string::npos; });
}

void check_range(const std::string& name, const std::string& path, const Field& field, Findings& findings) {
    if (may_exceed(name)) return;
    const Value& value = *field.value;
    const bool over = over_hundred(value) || std::ranges::any_of(value.parts, over_hundred);
    if (over) findings.push_back(make_failure("V1", {path}, "percentage over 100: " + field.text));
}

struct SignLikeness {
    char32_t printed;
    const char* sign;
};
// What readers print for the signs they do not know: measured on clean renderings of four faces.
constexpr std::array kSigns{SignLikeness{U'之', "≥"}, SignLikeness{U'二', "≥"}, SignLikeness{U'盖', "≥"},
                            SignLikeness{U'全', "≥"}, SignLikeness{U'^', "≥"},  SignLikeness{U'冬', "≤"},
                            SignLikeness{U'丢', "≤"}, SignLikeness{U'定', ">"}};

// The printed text with the sign that its first character may stand for.
std::optional<std::string> restore_sign(const Field& field) {
    const std::u32string text = normalise_value(field.text);
    if (text.size() < 2) return std::nullopt;
    const std::string rest = encode_utf8(std::u32string_view(text).substr(1));
    if (text[0] == U'2' && over_hundred(*field.value) && field.value->cmp == Comparator::none) {
        const Value without = parse_target_value(rest);
        if (without.kind == ValueKind::quantity && !over_hundred(without)) return "≥" + rest;
    }
    const auto sign = std::ranges::find(kSigns, text[0], &SignLikeness::printed);
    if (sign == kSigns.end() || !is_digit(text[1])) return std::nullopt;
    return sign->sign + rest;
}

void check_sign(const std::string& path, const Field& field, Findings& findings) {
    const auto restored = restore_sign(field);
    if (!restored) return;
    Finding finding = make_failure("V2", {path}, "a sign may be lost: " + field.text + " for " + *restored);
    finding.proposals = {{path, *restored}};
    findings.push_back(std::move(finding));
}

}  // namespace

Findings check_values(const Declaration& declaration) {
    Findings findings;
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const Indicator& indicator = declaration.indicators[i];
        const std::string name = indicator.name ? indicator.name->text : "";
        const std::string at = "indicators/" + std::to_string(i) + "/";
        const auto check = [&](const std::string& path, const Field& field) {
            if (!field.value) return;
            check_range(name, path, field, findings);
            check_sign(path, field, findings);
        };
        if (indicator.value) check(at + "value", *indicator.value);
        for (const auto& [year, field] : indicator.history) check(at + "history/" + year, field);
    }
    return findings;
}

}  // namespace shenbao
