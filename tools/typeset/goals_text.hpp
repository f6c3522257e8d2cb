// The goals of one horizon as the text of a cell.
#pragma once

#include <string>

#include "tools/typeset/form_sheet.hpp"

namespace shenbao::typeset {

enum class GoalMarkers { always, where_several };  // "目标1:" before a goal

[[nodiscard]] FormText goals_text(const Json& declaration, const std::string& horizon, GoalMarkers markers);

}  // namespace shenbao::typeset
