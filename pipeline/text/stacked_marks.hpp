// Colons and semicolons, told from the pixels: readers mix them up with each other, with full stops and quotes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/text/known_words.hpp"
#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

struct StackedMark {
    double centre_x = 0;       // px of the picture
    std::optional<bool> tail;  // the lower dot has one: a semicolon; nullopt: too few pixels to tell
};

// Columns of ink that hold exactly two small marks, one above the other.
[[nodiscard]] std::vector<StackedMark> find_stacked_marks(const LinePicture& line);

// Those of the marks at which a reading by glyphs has a colon or semicolon too: the torn 、 of a photocopy looks
// like two dots to the columns, not to it.
[[nodiscard]] std::vector<StackedMark> confirmed_marks(std::vector<StackedMark> marks,
                                                       const std::vector<Symbol>& glyphs, double glyph_px);

// The marks, of which one behind a label that the line begins with (填报日期：2022年…, 目标1：…) is a colon where
// its tail is too small to tell: nobody ends a label with a semicolon.
[[nodiscard]] std::vector<StackedMark> with_label_colons(std::vector<StackedMark> marks,
                                                         const std::vector<Symbol>& glyphs,
                                                         const KnownWords& words);

// The ballot with the punctuation nearest to each mark replaced by ： or ；; where the tail cannot be told, a
// colon or semicolon that was read stays. Only signs are replaced, never Han, digits or letters, and nothing is
// inserted.
[[nodiscard]] Ballot with_stacked_marks(Ballot ballot, const std::vector<StackedMark>& marks, double glyph_px);

// Whether a mark may be a colon or a semicolon: its tail is too small to tell, or a reader gave the other of the
// two within `reach` glyph heights of it.
[[nodiscard]] bool are_in_doubt(const std::vector<StackedMark>& marks, const std::vector<Symbol>& reading,
                                double glyph_px, double reach);

}  // namespace shenbao
