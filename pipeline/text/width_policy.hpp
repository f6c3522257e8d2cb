// One width for every sign, so that readings by different readers can be compared and voted on.
//
// Digits, Latin letters and the signs of values (% < > = + - . / ~ *) are ASCII; the punctuation of Chinese
// running text is full width where it stands beside Han characters, ASCII where it stands between digits.
#pragma once

#include <string>
#include <string_view>

namespace shenbao {

[[nodiscard]] std::u32string apply_width_policy(std::u32string_view text);

}  // namespace shenbao
