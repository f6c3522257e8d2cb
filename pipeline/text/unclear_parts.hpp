// What the glyphs leave open: the parts of a line that another reader must see.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/text/line_part.hpp"

namespace shenbao {

// A Han character or wide punctuation that is read too well to be asked about.
[[nodiscard]] bool is_clear(const Symbol& glyph);

// The characters that are not clear, with their neighbours, from the left; parts that are close are one. Empty if
// all is clear. nullopt if the parts make up most of the line: then it is better read as a whole.
[[nodiscard]] std::optional<std::vector<LinePart>> find_unclear_parts(const LinePicture& line,
                                                                      const std::vector<Symbol>& glyphs);

}  // namespace shenbao
