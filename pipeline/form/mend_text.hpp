// Marks that worn paper changed, added or took, told by what stands beside them.
#pragma once

#include <string>

namespace shenbao {

// What a field most likely says whose reading is `text`: without marks that no text begins or ends with
// (`.产出指标`, `社会和谐稳定“`; quotes go only if they have no partner) and without specks behind its last full
// stop; a dot at the end of a sentence is a full stop (。) whose circle was filled, a dot between words a comma
// without its tail, a hyphen between words a speck. The same where nothing is to be mended. No reader saw what it
// puts in: a person confirms it.
[[nodiscard]] std::string mend_text(const std::string& text);

// A column of figures with 一 alone: a dash, — or ——, which readers take for the character. Else the same.
[[nodiscard]] std::string mend_dash(const std::string& text);

}  // namespace shenbao
