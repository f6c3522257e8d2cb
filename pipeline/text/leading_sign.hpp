// What stands first in a value cell: HanS, chi_sim and eng cannot write ≥ or ≤ and read them as 2, 之, > or not
// at all. The shape tells: a wedge over a bar that is as wide as the wedge.
#pragma once

#include <optional>

#include "pipeline/text/line_picture.hpp"

namespace shenbao {

enum class LeadingSign { ge, le, gt, lt };

struct SignFinding {
    std::optional<LeadingSign> sign;  // nullopt: not a comparison sign
    bool doubtful = false;            // wide as a sign and no digit, but no shape this knows
    bool wider_than_digit = false;    // whatever stands first, it is no digit by itself
    double width = 0;                 // of what stands first, glyph heights
    int end_x = 0;                    // px of the picture: where the rest of the line begins
};

[[nodiscard]] SignFinding find_leading_sign(const LinePicture& line);

[[nodiscard]] const char* sign_text(LeadingSign sign);

}  // namespace shenbao
