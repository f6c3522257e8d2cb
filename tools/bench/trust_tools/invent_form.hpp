// A form of which nobody has seen the figures, from one that is known.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

namespace shenbao {

// form: as tools/typeset takes it. The same seed gives the same form. Changed are: amounts of money (all of a
// declaration times one whole number, so that sums and shares still hold), counts of indicators with their history
// and what was done (times another each), lone percentages, names of indicators that say how much or how often,
// the place that the department is of (wherever it is named), people and phone numbers. Texts keep their other
// figures.
[[nodiscard]] nlohmann::ordered_json invent_form(nlohmann::ordered_json form, std::uint32_t seed);

// "1,801.88" times 7 is "12,613.16"; texts that are no plain number, or grow too long, come back as they are.
[[nodiscard]] std::string times(const std::string& number, int factor);

}  // namespace shenbao
