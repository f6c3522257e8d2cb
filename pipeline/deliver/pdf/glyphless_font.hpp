// A TrueType font without ink, made here: two empty glyphs of one em, enough for text that is found and copied but
// not seen. PDF readers want a font embedded to know how far each character reaches, even where nothing is drawn.
#pragma once

#include <string>

namespace shenbao {

// The tables that ISO 32000-1, 9.9 asks of a TrueType font of a CIDFont: glyf, head, hhea, hmtx, loca, maxp.
// 1000 units per em; ascent 800, descent 200; glyph 0 is .notdef, glyph 1 is everything else.
inline constexpr double kGlyphlessDescent = 0.2;  // em below the baseline; readers take a descent of 0 for unknown
[[nodiscard]] std::string make_glyphless_font();

}  // namespace shenbao
