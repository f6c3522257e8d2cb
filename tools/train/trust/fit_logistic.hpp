// Logistic regression by Newton's method with an L2 penalty, on standardised evidence.
#pragma once

#include <span>
#include <string>

#include "pipeline/trust/trust_parts.hpp"
#include "tools/train/trust/samples.hpp"

namespace shenbao {

// The group's weights from its samples. A feature that never varies is left out; one whose weight contradicts what
// the measurement means (more agreement, less trust) is left out and the rest fitted again. Too few wrong samples
// to tell give the bias of the smoothed share alone.
[[nodiscard]] TrustGroup fit_group(const std::string& name, std::span<const TrustSample* const> samples);

}  // namespace shenbao
