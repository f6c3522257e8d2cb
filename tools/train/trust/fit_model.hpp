// Samples -> models/trust/model.json.
#pragma once

#include <iosfwd>
#include <string>

#include "tools/train/trust/samples.hpp"

namespace shenbao {

// The model as JSON text; the figures go to `log` too. Throws Error{unreadable_input} for fewer than 5 documents.
[[nodiscard]] std::string fit_model(const TrustData& data, const std::string& note, std::ostream& log);

}  // namespace shenbao
