// JSON of which some parts are not looked at.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pipeline/review/answer.hpp"

namespace shenbao {

// Without the members of these names, wherever they stand: building values takes longer than reading
// over them. Of what is no JSON: a discarded value.
[[nodiscard]] Json parse_without(const std::string& text, std::span<const std::string_view> left_out);

}  // namespace shenbao
