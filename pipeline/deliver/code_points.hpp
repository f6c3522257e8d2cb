// UTF-8 as code points. Bytes that are not UTF-8 become U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace shenbao {

[[nodiscard]] std::u32string code_points(std::string_view text);
[[nodiscard]] std::string utf8_of(std::u32string_view code_points);
[[nodiscard]] bool is_blank(char32_t c);  // white space of ASCII, no-break and ideographic blanks

}  // namespace shenbao
