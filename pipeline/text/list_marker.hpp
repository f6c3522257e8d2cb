// "1." at the head of a line of Han text: a narrow digit and a dot that readers of Han text take for 工, 了 or I.
#pragma once

#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// Where the narrow signs at the head of a line end and its first full-width character begins, px of the picture;
// 0 where the line does not begin with one to three narrow signs, or nothing follows them.
[[nodiscard]] int find_marker_end(const LinePicture& line);

// Digits followed by one dot, nothing else.
[[nodiscard]] bool is_list_marker(const std::vector<Symbol>& symbols);

}  // namespace shenbao
