// JSON against a JSON Schema (2020-12), for the keywords our schemas use. Debian has no C++ validator.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace shenbao::testing {

// One line per violation, "/declarations/0/goals/1/text: ..."; empty = valid. Keywords that are not handled count
// as violations, so that a schema cannot say more than is checked: handled are type, enum, const, properties,
// required, additionalProperties, items, minItems, maxItems, pattern, minimum, maximum, anyOf, $ref to
// #/$defs/NAME, and the annotations title, description, $schema, $defs.
[[nodiscard]] std::vector<std::string> find_schema_violations(const nlohmann::json& schema,
                                                              const nlohmann::json& document);

}  // namespace shenbao::testing
