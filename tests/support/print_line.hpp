// A line of text as paper shows it, for tests of readers.
#pragma once

#include <string>

#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// face: a Pango family. The characters are size_px high; soft edges, nothing else on the picture.
[[nodiscard]] LinePicture print_line(const std::string& text, const std::string& face, double size_px);

}  // namespace shenbao
