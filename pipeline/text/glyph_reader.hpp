// The third reader: character by character, by shape. It knows nothing of words, so what it gets wrong has nothing
// to do with what the neural readers get wrong: where they agree, the line is as good as read.
#pragma once

#include <vector>

#include "pipeline/text/glyph_model.hpp"
#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Joins atoms to characters so that all of them look like characters at once (dynamic programming), left to right.
// Scores: probability among the lookalikes times how well the shape fits at all.
[[nodiscard]] std::vector<Symbol> read_glyphs(const LinePicture& line, const GlyphClassifier& classifier);

}  // namespace shenbao
