// The quantities inside the grammar of indicator values: numbers, units, comparators, labels.
//
// parse_* take the whole rest of a text and succeed only if they consume all of it; take_* cut their part off the
// front. Texts are normalised (normalise_value).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/declaration/value.hpp"

namespace shenbao::value_text {

using Text = std::u32string_view;

[[nodiscard]] bool is_ascii_digit(char32_t c);
[[nodiscard]] std::size_t count_digits(Text text);   // at its start
[[nodiscard]] bool starts_with_year(Text text);      // 19xx年, 20xx年
std::optional<std::string> take_number(Text& rest);  // without separators
std::optional<std::string> take_unit(Text& rest);    // canonical
[[nodiscard]] std::optional<Value> parse_quantity(Text text);
[[nodiscard]] std::optional<Value> parse_labelled(Text text);  // 利用率高于80%, 每季度1次

}  // namespace shenbao::value_text
