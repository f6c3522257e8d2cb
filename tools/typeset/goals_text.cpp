#include "tools/typeset/goals_text.hpp"

#include <algorithm>

namespace shenbao::typeset {

FormText goals_text(const Json& declaration, const std::string& horizon, GoalMarkers markers) {
    const Json goals = declaration.value("goals", Json::array());
    const auto is_asked = [&](const Json& goal) { return goal.value("horizon", "") == horizon; };
    const bool several = std::count_if(goals.begin(), goals.end(), is_asked) > 1;
    FormText text;
    for (std::size_t i = 0; i < goals.size(); ++i) {
        if (!is_asked(goals[i])) continue;
        if (!text.text.empty()) text.text += "\n";
        const Json number = goals[i].value("number", Json());
        if (number.is_number() && (several || markers == GoalMarkers::always))
            text.text += "目标" + std::to_string(number.get<int>()) + ":";
        append_field(text, "goals/" + std::to_string(i) + "/text", goals[i].value("text", Json()));
    }
    return text;
}

}  // namespace shenbao::typeset
