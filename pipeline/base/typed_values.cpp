#include "pipeline/base/typed_values.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_grammar.hpp"

namespace shenbao {
namespace {

std::string plain(std::string_view text) {
    return encode_utf8(normalise_value(text));
}

Value make_number(ValueKind kind, std::string number) {
    Value value;
    value.kind = kind;
    value.number = std::move(number);
    return value;
}

std::string without_separators(std::string number) {
    std::erase(number, ',');
    return number;
}

std::string digits_of(std::string text) {
    std::erase_if(text, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) == 0; });
    return text;
}

bool is_phone(const std::string& text) {
    // Landline with area code (010 and 02x have eight digits after it, the others seven or eight), landline
    // without one, mobile; extension of 1 to 4 digits.
    static const std::regex kPhone(R"((0(?:10|2\d)-?\d{8}|0[3-9]\d{2}-?\d{7,8}|\d{7,8}|1[3-9]\d{9})(-\d{1,4})?)");
    return std::regex_match(text, kPhone);
}

}  // namespace

std::optional<Value> parse_amount(std::string_view text, const FormUnit& unit) {
    static const std::regex kAmount(R"((-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(元|万元|亿元)?)");
    const std::string printed = plain(text);
    std::smatch match;
    if (!std::regex_match(printed, match, kAmount)) return std::nullopt;
    Value value = make_number(ValueKind::amount, without_separators(match[1]));
    if (match[2].matched) {
        value.unit = match[2].str();
        value.unit_from = UnitOrigin::cell;
    } else if (!unit.text.empty()) {
        value.unit = unit.text;
        value.unit_from = unit.from;
    }
    return value;
}

std::optional<Value> parse_percent(std::string_view text) {
    static const std::regex kPercent(R"((\d+(?:\.\d+)?)(?:%|\(%\)))");
    const std::string printed = plain(text);
    std::smatch match;
    if (!std::regex_match(printed, match, kPercent)) return std::nullopt;
    Value value = make_number(ValueKind::percent, match[1]);
    value.unit = "%";
    return value;
}

std::optional<Value> parse_year(std::string_view text) {
    static const std::regex kYear(R"(\(?((?:19|20)\d{2})(?:年|年度)?\)?)");
    const std::string printed = plain(text);
    std::smatch match;
    if (!std::regex_match(printed, match, kYear)) return std::nullopt;
    Value value = make_number(ValueKind::year, match[1]);
    value.year = std::stoi(match[1]);
    return value;
}

std::optional<Value> parse_date(std::string_view text) {
    static const std::regex kDate(R"(((?:19|20)\d{2})(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})(?:日)?)");
    const std::string printed = plain(text);
    std::smatch match;
    if (!std::regex_match(printed, match, kDate)) return std::nullopt;
    Value value;
    value.kind = ValueKind::date;
    value.year = std::stoi(match[1]);
    value.month = std::stoi(match[2]);
    value.day = std::stoi(match[3]);
    if (*value.month < 1 || *value.month > 12 || *value.day < 1 || *value.day > 31) return std::nullopt;
    return value;
}

std::optional<Value> parse_phone(std::string_view text) {
    std::string printed = plain(text);
    for (const std::string_view sign : {"、", "；", "，"})
        for (std::size_t at = printed.find(sign); at != std::string::npos; at = printed.find(sign))
            printed.replace(at, sign.size(), "/");
    std::replace_if(
        printed.begin(), printed.end(), [](char c) { return c == ';' || c == ','; }, '/');
    Value all = make_number(ValueKind::phone, {});
    for (std::size_t from = 0; from <= printed.size();) {
        const std::size_t to = std::min(printed.find('/', from), printed.size());
        const std::string one = printed.substr(from, to - from);
        if (!is_phone(one)) return std::nullopt;
        all.parts.push_back(make_number(ValueKind::phone, digits_of(one)));
        from = to + 1;
    }
    return all.parts.size() == 1 ? all.parts.front() : all;
}

std::optional<Value> parse_code(std::string_view text) {
    static const std::regex kCode(R"(\d{3,9})");
    const std::string printed = plain(text);
    if (!std::regex_match(printed, kCode)) return std::nullopt;
    return make_number(ValueKind::code, printed);
}

std::optional<Value> parse_kind(FieldKind kind, std::string_view text, const FormUnit& unit) {
    switch (kind) {
        case FieldKind::amount: return parse_amount(text, unit);
        case FieldKind::percent: return parse_percent(text);
        case FieldKind::target_value: return parse_target_value(text);
        case FieldKind::year: return parse_year(text);
        case FieldKind::date: return parse_date(text);
        case FieldKind::phone: return parse_phone(text);
        case FieldKind::code: return parse_code(text);
        default: return std::nullopt;
    }
}

}  // namespace shenbao
