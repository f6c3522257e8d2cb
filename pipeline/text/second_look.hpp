// Where two readings of a line differ, a third reader looks there, and not at the whole line again.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// What lies between the beginning and the end that two readings share, with a few shared characters on both sides.
struct Dispute {
    std::size_t head = 0;  // characters before it
    std::size_t tail = 0;  // characters behind it
    int x0 = 0, x1 = 0;    // px of the line's picture
};

// located: a reading whose boxes are exact (glyphs). nullopt where most of the line is disputed, or nothing is.
[[nodiscard]] std::optional<Dispute> find_dispute(const LinePicture& line, const std::vector<Symbol>& located,
                                                  const std::vector<Symbol>& other);

// The picture of the disputed part alone.
[[nodiscard]] LinePicture part_of(const LinePicture& line, const Dispute& dispute);

// The reading of the part, put between what `reading` has before and behind it. part: px of the part's picture.
[[nodiscard]] std::vector<Symbol> put_into(const std::vector<Symbol>& reading, const Dispute& dispute,
                                           std::vector<Symbol> part);

}  // namespace shenbao
