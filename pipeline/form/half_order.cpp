#include "pipeline/form/half_order.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace shenbao {
namespace {

using Places = std::map<Horizon, const Field*>;  // the first field of each horizon

void add_place(Places& places, Horizon horizon, const OptionalField& field) {
    if (field && !field->bbox.empty()) places.try_emplace(horizon, &*field);
}

Places goal_places(const Declaration& declaration) {
    Places places;
    for (const Goal& goal : declaration.goals) add_place(places, goal.horizon, goal.text);
    return places;
}

Places funding_places(const Declaration& declaration, const std::vector<Horizon>& horizons) {
    Places places;
    for (const FundingLine& line : declaration.funding)
        for (const Horizon horizon : horizons)
            if (line.group == "project_" + std::string(to_string(horizon))) add_place(places, horizon, line.label);
    return places;
}

// nullopt where a horizon has no place, or they do not stand side by side on one page.
std::optional<std::vector<Horizon>> order_of(const Places& places, std::vector<Horizon> horizons) {
    if (!std::ranges::all_of(horizons, [&](Horizon one) { return places.contains(one); })) return std::nullopt;
    std::ranges::stable_sort(horizons, {}, [&](Horizon one) { return places.at(one)->bbox.x0; });
    for (std::size_t i = 1; i < horizons.size(); ++i) {
        const Field &left = *places.at(horizons[i - 1]), &right = *places.at(horizons[i]);
        if (left.page != right.page || left.bbox.x1 > right.bbox.x0) return std::nullopt;
    }
    return horizons;
}

}  // namespace

HalfOrder find_half_order(const Declaration& declaration, const std::vector<Horizon>& usual) {
    const auto by_goals = order_of(goal_places(declaration), usual);
    const auto by_funding = order_of(funding_places(declaration, usual), usual);
    if (by_goals) return {*by_goals, !by_funding || *by_funding == *by_goals};
    return {by_funding.value_or(usual), true};
}

}  // namespace shenbao
