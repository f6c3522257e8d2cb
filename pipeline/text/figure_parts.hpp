// Numbers within running text: HanS and chi_sim drop and confuse digits more often than the value reader does,
// which is not asked about such lines.
#pragma once

#include <vector>

#include "pipeline/text/line_part.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

// The numbers of a line that the other readings have otherwise than the glyphs, or lack: where any of them sees
// digits, with a sign before them and the marks within. From the left, not overlapping.
[[nodiscard]] std::vector<LinePart> find_disputed_figures(const LinePicture& line,
                                                          const std::vector<Symbol>& glyphs,
                                                          const std::vector<Ballot>& ballots);

}  // namespace shenbao
