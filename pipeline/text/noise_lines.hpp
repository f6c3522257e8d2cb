// Grain of a desk, streaks and shadows that stand on a page like lines of running text.
#pragma once

#include <vector>

#include "pipeline/text/glyph_model.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// Takes the lines away that look like no characters at all, where there are many lines and most of them are such:
// a photograph whose paper was not found has hundreds, and readers take seconds over each. Fewer are left to the
// readers: a title in a strange face is text. On a page without a table (`beside_table` false) whose lines hardly
// look like characters, all such go: pure noise and halftones.
void drop_noise(std::vector<LinePicture>& lines, const GlyphClassifier& classifier, bool beside_table);

}  // namespace shenbao
