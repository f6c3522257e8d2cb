// ‰ falls into % and a ring beside it where print has a gap there; read as %0 it is ten times what it says.
#pragma once

#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// The glyphs of a line with each % and the ring close behind it, as low and too large for a full stop, as one ‰.
[[nodiscard]] std::vector<Symbol> join_per_mille(std::vector<Symbol> glyphs, const LinePicture& line);

}  // namespace shenbao
