// Specks at the ends of a text that readers took for marks.
#pragma once

#include <string>

namespace shenbao {

// The text without marks that no text begins or ends with, where they stand beside a Han character: `.产出指标`,
// `全力维护社会和谐稳定“`. Quotes go only if they have no partner. A dot at the end of a sentence is a full stop
// (。) whose circle was filled.
[[nodiscard]] std::string tidy_ends(const std::string& text);

}  // namespace shenbao
