// Specks at the ends of a text that readers took for marks.
#pragma once

#include <string>

namespace shenbao {

// An OCR reading of a field without marks that no text begins or ends with, where they stand beside a Han
// character: `.产出指标`, `全力维护社会和谐稳定“`. Quotes go only if they have no partner. A dot at the end of a
// sentence is a full stop (。) whose circle was filled; behind a full stop nothing follows; a dot between words is
// a comma without its tail.
[[nodiscard]] std::string tidy_ends(const std::string& text);

}  // namespace shenbao
