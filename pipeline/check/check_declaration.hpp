// Declaration -> findings: the consistency rules. Evidence, never corrections.
#pragma once

#include <vector>

#include "models/declaration/declaration.hpp"
#include "models/declaration/finding.hpp"

namespace shenbao {

// Every application of every rule, `not_applicable` ones left out. Field paths are those of visit_fields.
[[nodiscard]] std::vector<Finding> check_declaration(const Declaration& declaration);

// The declaration with the findings in its fields (findings, rule evidence, proposed alternatives) and, for
// failing ones, in its issues. Texts and values stay as read.
[[nodiscard]] Declaration with_findings(Declaration declaration, const std::vector<Finding>& findings);

}  // namespace shenbao
