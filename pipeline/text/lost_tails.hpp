// Commas that lost their tail on a copy or a fax: every reader sees a dot.
#pragma once

#include <vector>

#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Puts ， where a full stop stands between Chinese words: filings have no other mark with a dot's shape there (。
// is a circle, 、 a stroke). Its score is halved, for it comes from the company and not from the ink alone. Not at
// the head of a line, where a list marker may be, nor at its end. True if there was one.
[[nodiscard]] bool restore_tails(std::vector<Symbol>& symbols);

}  // namespace shenbao
