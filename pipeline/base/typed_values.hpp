// Typed readings of the other columns: amounts, percents, years, dates, phones, codes.
//
// In: text as printed. Out: the value, or nullopt where the text is not of that type (a blank cell, a dash, a
// misreading). Numbers are kept as printed, without thousands separators.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/declaration/field.hpp"
#include "models/declaration/value.hpp"

namespace shenbao {

// The unit that a form prints for all of its amounts, 元 or 万元, and where.
struct FormUnit {
    std::string text{};  // "" = unknown
    UnitOrigin from = UnitOrigin::none;
};

// `unit`: used where the cell prints none.
[[nodiscard]] std::optional<Value> parse_amount(std::string_view text, const FormUnit& unit = {});
[[nodiscard]] std::optional<Value> parse_percent(std::string_view text);
[[nodiscard]] std::optional<Value> parse_year(std::string_view text);   // 2020年度, (2024年度), 2019年, 2019
[[nodiscard]] std::optional<Value> parse_date(std::string_view text);   // 2022 年 12 月 18 日, 2024-01-01
[[nodiscard]] std::optional<Value> parse_phone(std::string_view text);  // one, or several joined by / 、 ;
[[nodiscard]] std::optional<Value> parse_code(std::string_view text);   // 3 to 9 digits

// The typed value a field of this kind has; nullopt for kinds without one (name, text) and for failures.
[[nodiscard]] std::optional<Value> parse_kind(FieldKind kind, std::string_view text, const FormUnit& unit = {});

}  // namespace shenbao
