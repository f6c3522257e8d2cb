// One printed total beside its printed parts: what A1, A2, A7 and A12 have in common.
#pragma once

#include <vector>

#include "models/declaration/finding.hpp"
#include "pipeline/check/funding_amounts.hpp"

namespace shenbao {

// Whether the sum can be reckoned: a printed total, at least two parts, all readable and of one unit, and not all
// of the parts blank.
[[nodiscard]] bool is_summable(const AmountColumn& column);

// exact: difference 0; rounded: up to half a unit of the last printed digit per printed member, or 0 with a blank
// one; not_applicable: not summable, or beyond 64 bits; else fail.
[[nodiscard]] RuleResult judge_sum(const AmountColumn& column);

// Paths of the members, the total last. A blank one confirms nothing, but where the sum fails it may be what is
// missing.
enum class BlankMembers { named, left_out };
[[nodiscard]] std::vector<std::string> members_of_sum(const AmountColumn& column, BlankMembers blank);

// The finding of such a sum, with what would make it exact where it holds within rounding only; and, if it fails,
// that of A10: the one member whose moved point makes it exact. Nothing where it is not applicable.
enum class MovedPoints { sought, left_out };
void add_sum_findings(const char* rule, const AmountColumn& column, MovedPoints points,
                      std::vector<Finding>& findings);

}  // namespace shenbao
