// The third reader: character by character, by shape. It knows nothing of words, so what it gets wrong has nothing
// to do with what the neural readers get wrong: where they agree, the line is as good as read.
#pragma once

#include <vector>

#include "pipeline/text/glyph_model.hpp"
#include "pipeline/text/glyph_shape.hpp"
#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Where the em squares of this line lie, from its tall characters; from the page's glyph height if it has none.
[[nodiscard]] EmFrame find_em_frame(const LinePicture& line);

// Columns [first, second) of the line that no character border runs through: ink without a gap, cut at its
// thinnest columns where it is wider than a character.
[[nodiscard]] std::vector<std::pair<int, int>> find_atoms(const LinePicture& line, const EmFrame& em);

// Joins atoms to characters so that all of them look like characters at once (dynamic programming), left to right.
// Scores: probability among the lookalikes times how well the shape fits at all.
[[nodiscard]] std::vector<Symbol> read_glyphs(const LinePicture& line, const GlyphClassifier& classifier);

}  // namespace shenbao
