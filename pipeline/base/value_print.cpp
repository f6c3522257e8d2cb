#include <array>
#include <string>

#include "pipeline/base/value_grammar.hpp"

namespace shenbao {
namespace {

struct Signs {
    Comparator cmp;
    std::string_view symbol, word, suffix;
};

constexpr std::array kSigns{
    Signs{Comparator::ge, "≥", "不低于", "以上"}, Signs{Comparator::gt, ">", "大于", ""},
    Signs{Comparator::le, "≤", "不超过", "以内"}, Signs{Comparator::lt, "<", "小于", ""},
    Signs{Comparator::eq, "=", "等于", ""},       Signs{Comparator::approx, "≈", "约", "左右"},
};

std::string print_sign(const Value& value, ComparatorForm form) {
    if (value.cmp_from != form) return {};
    for (const Signs& signs : kSigns) {
        if (signs.cmp != value.cmp) continue;
        if (form == ComparatorForm::symbol) return std::string(signs.symbol);
        if (form == ComparatorForm::word) return std::string(signs.word);
        if (form == ComparatorForm::suffix) return std::string(signs.suffix);
    }
    return {};
}

std::string print_quantity(const Value& value) {
    std::string text = value.per ? "每" + *value.per : value.label.value_or("");
    text += print_sign(value, ComparatorForm::symbol) + print_sign(value, ComparatorForm::word);
    text += value.lo.value_or("");
    if (value.hi) text += "-" + *value.hi;
    return text + value.unit.value_or("") + print_sign(value, ComparatorForm::suffix);
}

std::string print_date(const Value& value) {
    std::string text;
    if (value.year) text += std::to_string(*value.year) + "年";
    if (value.month) text += std::to_string(*value.month) + "月";
    if (value.day) text += std::to_string(*value.day) + "日";
    return text + value.part.value_or("") + value.rel.value_or("") + value.text.value_or("");
}

std::string print_parts(const Value& value) {
    std::string text;
    for (const Value& part : value.parts) text += (text.empty() ? "" : "；") + print_target_value(part);
    return text;
}

}  // namespace

std::string print_target_value(const Value& value) {
    switch (value.kind) {
        case ValueKind::quantity: return print_quantity(value);
        case ValueKind::date: return print_date(value);
        case ValueKind::compound: return print_parts(value);
        case ValueKind::boolean: return value.truth.value_or(false) ? "是" : "否";
        case ValueKind::empty: return {};
        default: return value.text.value_or(value.number.value_or(""));
    }
}

}  // namespace shenbao
