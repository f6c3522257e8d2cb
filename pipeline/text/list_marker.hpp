// "1." at the head of a line of Han text: a narrow digit and a dot that readers of Han text take for 工, 了 or I.
#pragma once

#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Where the narrow signs at the head of a line end and its first full-width character begins, px of the picture;
// 0 where the line does not begin with one to three narrow signs, or nothing follows them.
[[nodiscard]] int find_marker_end(const LinePicture& line);

// One or two digits and the dot, as read by the number reader before find_marker_end; empty where it read
// anything else.
[[nodiscard]] std::vector<Symbol> marker_of(const std::vector<Symbol>& symbols);

// A sign that can only belong to a marker when it stands before the first character: . , 、 and the like.
[[nodiscard]] bool is_marker_sign(const Symbol& symbol);

}  // namespace shenbao
