// A part of a line that a reader is shown instead of the whole, and its reading put back in its place.
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

struct LinePart {
    std::size_t head = 0;  // characters before it
    std::size_t tail = 0;  // characters behind it
    int x0 = 0, x1 = 0;    // px of the line's picture
};

// Characters shown on both sides of the one in question. With 1, 2, 3 and 5 of them 4402, 4437, 4429 and 4424 of
// 4623 lines of 14 scans (seven profiles, five faces, two forms) were read exactly; shown as wholes 4421.
inline constexpr std::size_t kPartContext = 2;

// located: a reading whose boxes are exact (glyphs). The edges lie between its characters.
[[nodiscard]] LinePart make_part(const LinePicture& line, const std::vector<Symbol>& located, std::size_t head,
                                 std::size_t tail);

[[nodiscard]] LinePicture picture_of(const LinePicture& line, const LinePart& part);

// `reading` with the readings of the parts in their places. parts: from the left, not overlapping; read: one for
// each, in px of the part's picture.
[[nodiscard]] std::vector<Symbol> put_into(const std::vector<Symbol>& reading, const std::vector<LinePart>& parts,
                                           const std::vector<std::vector<Symbol>>& read);

}  // namespace shenbao
