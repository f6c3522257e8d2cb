// What the glyphs leave open: the parts of a line that another reader must see.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/text/line_part.hpp"

namespace shenbao {

// 2070 of 4627 lines of 14 scans were Han characters and wide punctuation with no score below this; HanS had
// nothing to mend in any of them. (At 0.90 neither in 2158, but then 曰 came for 日 on another scan.)
inline constexpr double kClearScore = 0.95;

// A Han character or wide punctuation that is read too well to be asked about, or one of a word that forms print.
[[nodiscard]] bool is_clear(const Symbol& glyph);

// Whether both glyph readers, the discriminant and the network, are sure of it; it may be a digit.
[[nodiscard]] bool is_agreed(const Symbol& glyph);

// For each glyph whether it is clear. So are a page number (— 2 —) and the numbers of clear_numbers.hpp if both
// glyph readers are sure of them, and a likely comma between clear Han characters.
[[nodiscard]] std::vector<bool> find_clear(const std::vector<Symbol>& glyphs);

// The characters that are not clear, with their neighbours, from the left; parts that are close are one. Empty if
// all is clear. nullopt if the parts make up most of the line: then it is better read as a whole.
[[nodiscard]] std::optional<std::vector<LinePart>> find_unclear_parts(const LinePicture& line,
                                                                      const std::vector<Symbol>& glyphs);

}  // namespace shenbao
