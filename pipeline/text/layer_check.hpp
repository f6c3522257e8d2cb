// Whether the pixels bear a text layer out. What a file says of itself is no evidence of what it shows: its fonts
// may map their glyphs to other characters, and a scanner's hidden text is another program's guess.
#pragma once

#include <string>
#include <vector>

#include "pipeline/base/page_text.hpp"

namespace shenbao {

// Characters that carry meaning: Han characters, letters, digits, signs of comparison, %, and points between
// digits. Punctuation, which readers of small print mix up, is left out.
[[nodiscard]] std::u32string bones_of(const std::string& text);

// Whether the pixels' reading speaks against the layer's text: another figure or sign, a text that is mostly
// another, or a line that the layer does not have and of which the readers are sure.
[[nodiscard]] bool contradicts(const std::vector<LineReading>& pixels, const std::string& layer);

[[nodiscard]] std::string text_of_lines(const std::vector<LineReading>& lines);

}  // namespace shenbao
