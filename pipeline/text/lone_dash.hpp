// A dash alone in its line, as long as it is printed.
#pragma once

#include "pipeline/base/page_text.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

// The reading of `line` with the dash that its ink shows where it was read as a dash or a 一: readers see neither
// how long a stroke is nor that two dashes meet. - is shorter than a half of the em, — up to one, —— two. What no
// reader gave goes to a person, unless two kinds of readers saw dashes of some length. A single 一 as long as a
// character stays.
[[nodiscard]] LineReading with_dash_as_long(LineReading reading, const LinePicture& line);

}  // namespace shenbao
