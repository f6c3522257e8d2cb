// The grammar of indicator values (指标值): printed text -> typed value and back.
//
// In: UTF-8 text as printed (wrapping already joined). Out: Value with the kinds empty, not_applicable,
// placeholder, boolean, quantity, date, compound, qualitative. Every text parses: what is nothing else is
// qualitative (its embedded quantities are `parts`, hints only). Nothing throws.
#pragma once

#include <string>
#include <string_view>

#include "models/declaration/value.hpp"

namespace shenbao {

// Widths folded, blanks and terminal punctuation dropped (domain.md 4.1, N1 N2 N6); length may shrink.
[[nodiscard]] std::u32string normalise_value(std::string_view text);

[[nodiscard]] Value parse_target_value(std::string_view text);

// Canonical print of a parsed value; parse_target_value(print_target_value(v)) equals v.
[[nodiscard]] std::string print_target_value(const Value& value);

[[nodiscard]] bool has_flag(const Value& value, std::string_view flag);

}  // namespace shenbao
