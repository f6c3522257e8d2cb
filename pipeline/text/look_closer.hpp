// The network's opinion on the characters that the discriminant is not sure of.
#pragma once

#include <vector>

#include "pipeline/text/glyph_network.hpp"
#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Shows the network every glyph that may be a Han character or a digit and is not clear (unclear_parts.hpp), and
// clear ones that are often their twins (twin_words.hpp). Where both say the same a Han character may become
// clear; where they differ the glyph takes the likelier of the two readings and votes for both. Crowded characters
// (glyph_pitch.hpp) are never clear.
void look_closer(const LinePicture& line, std::vector<Symbol>& glyphs, GlyphNetwork& network);

// The ink in the columns of a glyph, px of the picture; empty if there is none.
[[nodiscard]] Box find_ink(const LinePicture& line, const Symbol& glyph);

// The Han characters among what the network finds likely (Symbol::lookalikes).
[[nodiscard]] std::vector<OtherVote> list_lookalikes(const std::vector<Likeness>& likely);

constexpr std::size_t kListed = 10;  // of what the network finds likely of a glyph

// What a glyph is when the network takes it for `opinion`.
[[nodiscard]] Symbol with_opinion(Symbol glyph, const Likeness& opinion);

}  // namespace shenbao
