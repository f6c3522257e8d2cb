// Which of the candidate strokes are rules: grown from the strong ones over the meetings.
#pragma once

#include <vector>

#include "pipeline/grid/meet_strokes.hpp"

namespace shenbao {

// One answer per stroke, the horizontal ones first.
[[nodiscard]] std::vector<bool> grow_rules(const std::vector<Stroke>& horizontal,
                                           const std::vector<Stroke>& vertical,
                                           const std::vector<Meeting>& meetings, const GridScale& scale);

}  // namespace shenbao
