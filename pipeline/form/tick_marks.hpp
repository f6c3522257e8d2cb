// What stands in a cell that is to be ticked.
#pragma once

#include <string_view>

namespace shenbao {

enum class Mark {
    none,   // blank, a dash, an empty box
    tick,   // √ ✓ ✔ ☑ ■ ●
    other,  // any other single sign, or a mark among specks: a cross, a tick that was misread
    words,
};

[[nodiscard]] Mark read_mark(std::string_view text);

}  // namespace shenbao
