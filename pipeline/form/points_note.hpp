// 效益指标（20-30）分, 产出指标(50分): the points that an indicator's level is worth, behind its name.
#pragma once

#include <string>

namespace shenbao {

// The folded text without such a note; the text itself if it has none.
[[nodiscard]] std::u32string without_points(std::u32string folded);

}  // namespace shenbao
