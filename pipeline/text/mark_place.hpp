// What a sign's size and place in its line say of what it may be. Shape alone does not: a full stop is as round as
// a circle or a nought, a comma is a quote that stands low, a dot in a bold face is as flat as a dash.
#pragma once

#include "models/declaration/geometry.hpp"
#include "pipeline/text/glyph_shape.hpp"

namespace shenbao {

// Whether `character` may stand where the ink does, px of the line's picture: quotes stand high, stops and commas
// not, circles are large. before: the character before it, 0 at the head of the line; small print has small
// noughts, so in a number any 0 may stand; a letter as high as a capital is one. True for every character of which
// size and place say nothing.
[[nodiscard]] bool fits_place(char32_t character, char32_t before, const Box& ink, const EmFrame& em);

}  // namespace shenbao
