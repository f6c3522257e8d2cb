// Who reads a line, and which part of it: as many readings as it takes until two of them agree.
#pragma once

#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/readers.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

struct Votes {
    std::vector<Ballot> ballots;
    bool part_lost = false;  // the pixels show more than the readers saw
};

// glyphs: what read_glyphs makes of the line. calls: raised by the number of recogniser calls.
[[nodiscard]] Votes cast_ballots(const LinePicture& line, const std::vector<Symbol>& glyphs, Readers& readers,
                                 int& calls);

// Whether the glyphs alone were read and left nothing to ask: Han characters and wide punctuation, every one of
// them clear.
[[nodiscard]] bool is_clear(const std::vector<Ballot>& ballots);

}  // namespace shenbao
