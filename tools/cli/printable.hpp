// Text from outside (names of files, words of a page) as it may go to a terminal.
#pragma once

#include <string>
#include <string_view>

namespace shenbao {

// UTF-8 with everything that steers a terminal or turns the order of a line shown as escapes, \x1b, \n, \u202e;
// what is no UTF-8 is shown as U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace shenbao
