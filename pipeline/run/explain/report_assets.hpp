// Style and behaviour of the report, embedded so that the file needs nothing else.
#pragma once

#include <string_view>

namespace shenbao {

[[nodiscard]] std::string_view report_style();
[[nodiscard]] std::string_view report_script();

}  // namespace shenbao
