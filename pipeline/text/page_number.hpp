// "— 12 —" at the foot of a page: neural readers take its dashes for 一 and C, and the number for what they like.
#pragma once

#include <vector>

#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// The glyphs of a whole line; if these are up to three digits between dashes, each run of dashes as one —, a flat
// 一 counting as one. Unchanged otherwise.
[[nodiscard]] std::vector<Symbol> join_page_dashes(std::vector<Symbol> glyphs);

// Whether a line is up to three digits between two —.
[[nodiscard]] bool is_page_number(const std::vector<Symbol>& glyphs);

}  // namespace shenbao
