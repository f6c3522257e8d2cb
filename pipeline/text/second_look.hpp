// Where two readings of a line differ, a third reader looks there, and not at the whole line again.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/text/line_part.hpp"

namespace shenbao {

// What lies between the beginning and the end that two readings share, with a few shared characters on both sides.
// located: a reading whose boxes are exact (glyphs). nullopt where most of the line is disputed, or nothing is.
[[nodiscard]] std::optional<LinePart> find_dispute(const LinePicture& line, const std::vector<Symbol>& located,
                                                   const std::vector<Symbol>& other);

}  // namespace shenbao
