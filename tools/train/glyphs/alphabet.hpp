// The characters that the glyph reader knows, and how each may be printed.
#pragma once

#include <string>
#include <vector>

namespace shenbao::train {

struct PrintedCharacter {
    char32_t folded = 0;                // what is read
    std::vector<std::string> variants;  // what may stand on the paper: ASCII and full width
    float penalty = 0;                  // see GlyphModel::penalties
};

// GB/T 2312-1980: 6763 Han characters without the radicals and strokes that never stand alone, and the signs of
// filings. Throws Error{internal} where iconv knows no GB2312.
[[nodiscard]] std::vector<PrintedCharacter> list_characters();

}  // namespace shenbao::train
