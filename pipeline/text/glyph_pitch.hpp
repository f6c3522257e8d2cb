// What the even pitch of Chinese print tells: every character has an em square of its own. All glyphs as they
// stand in one line; of lines too short to know their pitch nothing is told.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// For each glyph whether its middle is so close to that of a Han neighbour that one of the two is a piece of a
// character: 标 torn into 木 and 示.
[[nodiscard]] std::vector<bool> find_crowded(const std::vector<Symbol>& glyphs);

// Takes out marks (, 。 . - and the like) between two Han characters that follow each other at the pitch of the
// line: a printed mark would have moved the second one on by a quarter of an em or more. What is there is a speck.
// Where the second one was moved on, the mark is `printed`: neural readers drop half-width commas.
[[nodiscard]] std::vector<Symbol> settle_marks(std::vector<Symbol> glyphs);

// Marks each glyph that adjoins the next: both are sure (or the second is a mark too narrow to be two), and what
// is between them is too narrow for a character; and the last one, where it is sure and only paper follows. Neural
// readers see %, 6 and 9 beside a % that has none, and a comma in the tail of 册. grey: of the line, as the
// glyphs.
[[nodiscard]] std::vector<Symbol> mark_adjoining(std::vector<Symbol> glyphs, const cv::Mat& grey, double glyph_px);

// Takes the same marks out of what another reader made of the line: those of its marks that stand between two
// neighbours of `glyphs` which have none between them there, and no room for one.
[[nodiscard]] std::vector<Symbol> without_roomless_marks(std::vector<Symbol> reading,
                                                         const std::vector<Symbol>& glyphs);

}  // namespace shenbao
