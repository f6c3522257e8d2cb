// Check boxes in a cell: `新增项目□ 延续项目√`, `☑阶段性项目 □经常性项目`.
#pragma once

#include <optional>
#include <string_view>

#include "models/declaration/value.hpp"

namespace shenbao {

// The ticked options as an enumeration, joined by 、; its parts are all options in printed order, each a boolean
// with the option as its label. nullopt if none is ticked or there are no boxes. A box is before or behind its
// option, the same way in the whole text. A reader's 口 counts as □, unless it belongs to a word, 人口类.
[[nodiscard]] std::optional<Value> parse_options(std::string_view text);

}  // namespace shenbao
