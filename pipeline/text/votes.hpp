// The ballots of a line, and what was done to them before they are counted.
#pragma once

#include <string>
#include <vector>

#include "pipeline/text/vote.hpp"

namespace shenbao {

struct Votes {
    std::vector<Ballot> ballots;
    bool part_lost = false;        // the pixels show more than the readers saw
    bool was_mended = false;       // ends were dropped or dashes put in, in at least one ballot
    bool has_unsure_mark = false;  // two dots, one above the other, that may be : or ;
    std::string dropped{};         // marks behind a number that the glyphs see and that were taken for specks
    // Key of what readers of two kinds gave of the whole line before anything was mended; empty if no two agreed.
    std::string agreed{};
};

// Key of what readers of two kinds gave of all that they were shown; empty if no two agree, or two on one text and
// two on another.
[[nodiscard]] std::string agreed_key(const std::vector<Ballot>& ballots);

// Whether what was mended, or a mark that may be another, throws doubt on the chosen text: not where readers of
// two kinds gave that text as it is, but for a ; or a : before its end.
[[nodiscard]] bool is_harmed(const std::string& text, const Votes& votes);

}  // namespace shenbao
