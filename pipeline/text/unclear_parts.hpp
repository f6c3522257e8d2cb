// What the glyphs leave open: the parts of a line that another reader must see.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/text/line_part.hpp"

namespace shenbao {

// A Han character or wide punctuation that is read too well to be asked about.
[[nodiscard]] bool is_clear(const Symbol& glyph);

// Whether both glyph readers, the discriminant and the network, are sure of it; it may be a digit.
[[nodiscard]] bool is_agreed(const Symbol& glyph);

// For each glyph whether it is clear. So are a list marker (12., with room for its dot) and a page number (— 2 —)
// if both glyph readers are sure of them: lists and pages are checked against their neighbours where they are put
// together.
[[nodiscard]] std::vector<bool> find_clear(const std::vector<Symbol>& glyphs);

// The characters that are not clear, with their neighbours, from the left; parts that are close are one. Empty if
// all is clear. nullopt if the parts make up most of the line: then it is better read as a whole.
[[nodiscard]] std::optional<std::vector<LinePart>> find_unclear_parts(const LinePicture& line,
                                                                      const std::vector<Symbol>& glyphs);

}  // namespace shenbao
