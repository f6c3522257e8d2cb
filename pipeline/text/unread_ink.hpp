// Print that was taken for dirt because it is broken to pieces: whoever reads the cell must know.
#pragma once

#include <vector>

#include "pipeline/text/clean_ink.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// Whether ink of the cell outside all its lines stands so close together that it may be a character.
[[nodiscard]] bool has_unread_ink(const CellInk& cell, const std::vector<LinePicture>& lines, double glyph_px);

}  // namespace shenbao
