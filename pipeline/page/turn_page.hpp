// Quarter turns of a page, without loss: its pictures and its map.
#pragma once

#include "pipeline/base/upright_page.hpp"

namespace shenbao {

// Turned clockwise `quarter_turns` times (0..3); adds to page.quarter_turns.
[[nodiscard]] UprightPage turn_page(UprightPage page, int quarter_turns);

}  // namespace shenbao
