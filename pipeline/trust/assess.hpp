// Evidence -> calibrated confidence -> accepted or review.
#pragma once

#include <string>

#include "models/declaration/declaration.hpp"
#include "pipeline/trust/trust_model.hpp"

namespace shenbao {

// Sets confidence and status of every field. A field with a failing finding, an alphabet gap, stray marks
// or missing key evidence, or in a list that may be torn (list_doubts.hpp), is never accepted. Cells of `tables`
// get the confidence of their reading.
[[nodiscard]] Declaration assess(Declaration declaration, const TrustModel& model, double error_budget);

}  // namespace shenbao
