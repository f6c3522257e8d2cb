// The inverse of with_findings, for a declaration that changed since: the rules are then run again.
#pragma once

#include <vector>

#include "models/declaration/declaration.hpp"
#include "models/declaration/finding.hpp"

namespace shenbao {

// What these findings put into fields and issues is taken out: ids, evidence, alternatives that the rule offered;
// but for M1 of a likelihood, which the form room put there for the rule to find.
// What is not there is passed over, so that it may come from an earlier version of the rules.
[[nodiscard]] Declaration without_findings(Declaration declaration, const std::vector<Finding>& findings);

}  // namespace shenbao
