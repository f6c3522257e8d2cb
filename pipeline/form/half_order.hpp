// In which order the horizons of a form stand side by side on its paper.
#pragma once

#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

struct HalfOrder {
    std::vector<Horizon> horizons;  // left to right
    bool sure = true;               // false: goals and funding stand in unlike order
};

// As the goals stand, else the funding (groups `project_<horizon>`), else as the form says.
// usual: the form's order, left to right.
[[nodiscard]] HalfOrder find_half_order(const Declaration& declaration, const std::vector<Horizon>& usual);

}  // namespace shenbao
