// The parts of evaluate(): declarations field by field, tables cell by cell. Internal to tools/eval.
#pragma once

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "tools/eval/evaluate.hpp"

namespace shenbao {

using Json = nlohmann::json;
using ItemPair = std::pair<int, int>;  // index in the truth, index in the output; -1 = none

// Which item of the output answers which of the truth. `name`: key of the list ("indicators", "goals", ...).
// Goals by id, funding lines by group, key and occurrence, indicators within their horizon and goal in printed
// order (aligned over gaps), numbered items by their number, everything else by index.
[[nodiscard]] std::vector<ItemPair> pair_items(const std::string& name, const Json& truth, const Json& output);

// Adds the outcomes of one declaration to `into.families`, `into.fields` and `into.indicators`.
void compare_declarations(const Json& truth, const Json& output, Evaluation& into);
// Fields of an output declaration that no truth answers for.
void add_spurious(const Json& output, Evaluation& into);

// Cells that found no place in the form, by the declaration's issues.
[[nodiscard]] long count_unplaced(const Json& declaration);

[[nodiscard]] TableCounts compare_tables(const Json& truth, const Json& output);

[[nodiscard]] DocumentFacts gather_facts(const Json& truth, const Json& output, const std::string& name);

[[nodiscard]] bool same_text(const std::string& a, const std::string& b);

}  // namespace shenbao
