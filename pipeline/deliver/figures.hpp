// Figures as they are written.
#pragma once

#include <cmath>

#include "pipeline/deliver/record.hpp"

namespace shenbao {

[[nodiscard]] inline double rounded(double value, const Rule& rule) {
    if (rule.decimals < 0) return value;
    const double steps = std::pow(10.0, rule.decimals);
    const double near = std::round(value * steps) / steps;
    return std::isfinite(near) ? near : value;  // too large to be multiplied: it has no decimals anyway
}

}  // namespace shenbao
