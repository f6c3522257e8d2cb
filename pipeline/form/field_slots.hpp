// Where the definitions' field names and column roles live in the declaration.
#pragma once

#include <string>
#include <string_view>

#include "models/declaration/declaration.hpp"
#include "pipeline/form/form_edition.hpp"

namespace shenbao {

// The field of that name; makes the part of the declaration that holds it (project, totals). nullptr: the name is
// not that of one field (other, conclusions, functions_overview, annual_tasks).
[[nodiscard]] OptionalField* field_slot(Declaration& declaration, const FieldName& name);

// The member that a column's role names; nullptr: the role is none of a single field of such a row.
[[nodiscard]] OptionalField* field_slot(FundingLine& line, const std::string& role);
[[nodiscard]] OptionalField* field_slot(Indicator& indicator, const std::string& role);
[[nodiscard]] OptionalField* field_slot(AnnualTask& task, const std::string& role);
[[nodiscard]] OptionalField* field_slot(ScheduleStep& step, const std::string& role);

// Of a column that says, in a list of projects, whose the row is.
[[nodiscard]] bool is_subject_role(std::string_view role);

}  // namespace shenbao
