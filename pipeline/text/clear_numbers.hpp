// Numbers within running text that need no second reader: others beside them tell whether they are right.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Ranges of glyphs, [begin, end): a list marker (12., with room for its dot), the number of a heading (目标3：,
// 附件2) and a year (2020年度), if both glyph readers are sure of every digit. Lists, goals and years are checked
// against their neighbours where they are put together; figures of any other kind are not clear. Of 11 000 digits
// of 60 scans, of five profiles, of which both were sure none was another digit.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> find_clear_numbers(
    const std::vector<Symbol>& glyphs);

}  // namespace shenbao
