// The ** of a prompt, "（≥**座）", by their shape: small, full in the middle, two of a size side by side. The
// other readers make quotes, a dot, > or a figure of them, and a figure in a prompt looks like a target.
#pragma once

#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// The glyphs of a line with what stands on two asterisks replaced by them. A single one is left as it was read: it
// is too much like a dot or a speck.
[[nodiscard]] std::vector<Symbol> with_asterisks(std::vector<Symbol> glyphs, const LinePicture& line);

}  // namespace shenbao
