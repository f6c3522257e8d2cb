// Characters that wear tore apart: to the glyphs the pieces of 工 are Ⅰ：, those of 目 [Ⅰ. The readers that see
// whole lines are not fooled, but each piece is sure of itself, and 工作 came out as 工：作.
#pragma once

#include <vector>

#include "pipeline/text/glyph_network.hpp"
#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

// The glyphs' reading with two or three of its marks or letters as one glyph where all who read whole lines, one
// at least, have the same Han character there, what stands beside it read as the glyphs read it, the pieces
// together are no broader than a character, and the network takes their ink for that character, too. Digits and
// signs are no pieces. ballots: of the other readers, on the same line.
[[nodiscard]] std::vector<Symbol> join_torn(std::vector<Symbol> glyphs, const std::vector<Ballot>& ballots,
                                            const LinePicture& line, GlyphNetwork& network);

}  // namespace shenbao
