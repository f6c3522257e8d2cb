// The rules of README.md, one file per group. Each gives its findings; what does not apply gives
// none. Rules that confirm nothing by passing (bounds, numbering, values, levels, phones) speak only when they
// fail.
#pragma once

#include <vector>

#include "models/declaration/declaration.hpp"
#include "models/declaration/finding.hpp"

namespace shenbao {

using Findings = std::vector<Finding>;

[[nodiscard]] Findings check_sums(const Declaration& declaration);          // A1 A2 A3 A10
[[nodiscard]] Findings check_bare_sums(const Declaration& declaration);     // A1 A2 A3, at far less cost
[[nodiscard]] Findings check_ratios(const Declaration& declaration);        // A4 A5 A6
[[nodiscard]] Findings check_project_sums(const Declaration& declaration);  // A7 A8, A10 for A7
[[nodiscard]] Findings check_task_sums(const Declaration& declaration);     // A12, A10 for it
[[nodiscard]] Findings check_execution(const Declaration& declaration);     // A9 S5
[[nodiscard]] Findings check_weights(const Declaration& declaration);       // S1 S2
[[nodiscard]] Findings check_scores(const Declaration& declaration);        // S3 S4 S7 S8
[[nodiscard]] Findings check_completeness(const Declaration& declaration);  // incomplete, by weights
[[nodiscard]] Findings check_dates(const Declaration& declaration);         // Y4 Y5
[[nodiscard]] Findings check_monitoring(const Declaration& declaration);    // M1 M2 M3
[[nodiscard]] Findings check_years(const Declaration& declaration);         // Y1 Y2 Y3
[[nodiscard]] Findings check_repeats(const Declaration& declaration);       // T1 T2
[[nodiscard]] Findings check_numbering(const Declaration& declaration);     // N1 N2 N3
[[nodiscard]] Findings check_values(const Declaration& declaration);        // V1 V2
[[nodiscard]] Findings check_levels(const Declaration& declaration);        // L1 L3 L7
[[nodiscard]] Findings check_people(const Declaration& declaration);        // P1

}  // namespace shenbao
