// Points of a self-evaluation (分值, 得分) as decimals.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/check/decimal.hpp"
#include "pipeline/check/funding_amounts.hpp"

namespace shenbao {

// `10`, `9.68`, `10分`; a dash or a blank is `nothing`. nullopt where the form has no such field.
[[nodiscard]] std::optional<Amount> read_points(const std::string& path, const OptionalField& field);

using Points = std::vector<Amount>;

// The points of the indicators chosen, each printed cell once (a merged one is a field of all rows it covers);
// nullopt if a row lacks the field, or it is no number. name: of the member, in paths.
[[nodiscard]] std::optional<Points> collect_points(const Declaration& declaration,
                                                   OptionalField Indicator::*member, const char* name,
                                                   const std::function<bool(const Indicator&)>& chosen);

// Of the lines of funding that have any: those for execution. nullopt if one is no number.
[[nodiscard]] std::optional<Points> execution_points(const Declaration& declaration,
                                                     OptionalField FundingLine::*member, const char* name);

[[nodiscard]] std::optional<Decimal> sum_of(const Points& points);
[[nodiscard]] bool has_blank(const Points& points);
[[nodiscard]] bool are_blank(const Points& points);
[[nodiscard]] Points joined(Points points, const Points& more);
[[nodiscard]] std::vector<std::string> paths_of(const Points& points);  // of those that are printed
[[nodiscard]] bool is_equal(const Decimal& a, const Decimal& b);

// Points that may differ by rounding: by 0.5 where whole points are printed, else by 0.05.
[[nodiscard]] bool within_points(const Decimal& a, const Decimal& b, bool whole);

// Points inside a label: `产出指标(50分)`, `成本指标(0-20)分`.
struct PointRange {
    Decimal least, most;
};
[[nodiscard]] std::optional<PointRange> points_in_label(const std::string& label);

}  // namespace shenbao
