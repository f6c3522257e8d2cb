// Who reads a line, and which part of it: as many readings as it takes until two of them agree.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/readers.hpp"
#include "pipeline/text/vote.hpp"
#include "pipeline/text/votes.hpp"

namespace shenbao {

// What the value reader says of a whole line. calls: raised by the number of recogniser calls, here and below.
[[nodiscard]] Ballot ask_value_reader(const LinePicture& line, Readers& readers, int& calls);

// glyphs: what read_glyphs makes of the line. values: what the value reader says of it, if it was
// asked; else it is asked where HanS sees a value that the glyphs do not.
[[nodiscard]] Votes cast_ballots(const LinePicture& line, const std::vector<Symbol>& glyphs,
                                 const std::optional<Ballot>& values, Readers& readers, int& calls);

// Whether the glyphs alone were read and left nothing to ask: Han characters and wide punctuation, every one of
// them clear.
[[nodiscard]] bool is_clear(const std::vector<Ballot>& ballots);

}  // namespace shenbao
