// Pieces of streaks and rules that stand in a cell like a line of text.
#pragma once

#include <vector>

#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// Takes the lines away that are nothing but one upright stroke, in a cell that has text besides; true if there
// were any. Readers agree on 1 for them. A line of one digit 1 goes too: a person looks at such a cell.
[[nodiscard]] bool drop_lone_strokes(std::vector<LinePicture>& lines, double glyph_px);

}  // namespace shenbao
