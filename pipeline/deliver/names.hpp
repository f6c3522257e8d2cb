// The words the JSON uses for our enums.
#pragma once

#include <string_view>

#include "models/declaration/declaration.hpp"

namespace shenbao {

[[nodiscard]] std::string_view json_name(ValueKind kind);
[[nodiscard]] std::string_view json_name(Comparator cmp);
[[nodiscard]] std::string_view json_name(ComparatorForm form);
[[nodiscard]] std::string_view json_name(FieldKind kind);
[[nodiscard]] std::string_view json_name(FieldStatus status);
[[nodiscard]] std::string_view json_name(FieldSource source);
[[nodiscard]] std::string_view json_name(Severity severity);
[[nodiscard]] std::string_view json_name(PageReading reading);
[[nodiscard]] std::string_view json_name(MarkKind kind);
[[nodiscard]] std::string_view json_name(InkColour colour);

}  // namespace shenbao
