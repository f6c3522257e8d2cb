// Whether a text layer says what the page shows, or is the garbage of fonts without a Unicode map.
#pragma once

#include "pipeline/base/source_page.hpp"

namespace shenbao {

// Share of the glyphs with characters that a Chinese filing is printed with, 0..1; 0 without glyphs.
[[nodiscard]] double known_character_share(const TextLayer& layer);
// Enough known characters; and Han among them, unless there are too few glyphs to expect any.
[[nodiscard]] bool is_plausible_text(const TextLayer& layer);

}  // namespace shenbao
