// Strokes of a pen and diagonals of struck-out cells among the rulings of a page.
#pragma once

#include <vector>

#include "pipeline/page/rule_curves.hpp"

namespace shenbao {

// The curves without those much more aslant than the page: no perspective parts rules of one page that far, and
// one long stroke misleads what makes the rules straight.
[[nodiscard]] std::vector<RuleCurve> without_slanted_strokes(std::vector<RuleCurve> curves);

}  // namespace shenbao
