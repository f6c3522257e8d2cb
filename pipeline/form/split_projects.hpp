// A list of projects, one row per indicator -> one declaration per project.
#pragma once

#include <string>
#include <vector>

#include "pipeline/form/filling.hpp"

namespace shenbao {

// The n-th filing of a document, 1-based.
[[nodiscard]] std::string numbered_id(const std::string& document, int number);

// The declaration being filled, once for each project, with what is printed once for all (title, year, unit,
// notes) and with all its tables: a project's cells may stand in any. A project begins where the cell with its
// name does, and goes on over a page break if that cell is blank there or says the same, and nothing else that
// tells projects apart (body, budget, goal) says otherwise; so it does in lists that print all that on every row.
// Issues about a project's rows go with it. At least one, numbered from `number`.
[[nodiscard]] std::vector<Declaration> split_projects(Filling& filling, int number);

}  // namespace shenbao
