// Whether a text has the form that its place in the model asks for.
#pragma once

#include <string_view>

#include "pipeline/deliver/record.hpp"

namespace shenbao {

// sha256: 64 lower-case hex digits. decimal: [+-]digits[.digits]. goal_id: a horizon, "-" and digits. family: one
// of family_names().
[[nodiscard]] bool has_form(std::string_view text, TextForm form);

}  // namespace shenbao
