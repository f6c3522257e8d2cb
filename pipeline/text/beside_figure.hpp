// A sign, a word of comparison or a unit alone in its line, as tables with a column for each have them.
//
// The value reader knows lines such as ≥95%, not single signs: of ≥ alone it makes 门 and 栋. So it is shown the
// sign before a figure that is drawn for it, the unit behind one, and what it says of the figure is left out. Of
// 345 lone signs of scans in five profiles (three faces that it was not fitted on) it read 234 alone and 340 so,
// of 225 lone units 146 and 208, of 90 <= and >= 29 and 68.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/text/readers.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

// reading: what the glyphs or HanS make of the line. nullopt where that is nothing of the kind that the value
// reader can write, or is clear, or where it sees digits of the line itself. The ballot is empty where it does not
// see the figure as well. calls: raised by the number of recogniser calls.
[[nodiscard]] std::optional<Ballot> ask_beside_figure(const LinePicture& line, const std::vector<Symbol>& reading,
                                                      Readers& readers, int& calls);

// Of running text: what the value reader makes of the barred signs that stand before no number (≥**公里), each
// beside a figure; all else of the ballot is `borrowed`. nullopt where there is none, or nothing is seen.
[[nodiscard]] std::optional<Ballot> ask_lone_signs(const LinePicture& line, const std::vector<Symbol>& glyphs,
                                                   Readers& readers, int& calls);

}  // namespace shenbao
