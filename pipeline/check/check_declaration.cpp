#include "pipeline/check/check_declaration.hpp"

#include <iterator>

#include "pipeline/check/rules.hpp"

namespace shenbao {

std::vector<Finding> check_declaration(const Declaration& declaration) {
    std::vector<Finding> all;
    for (const auto check : {check_sums, check_ratios, check_project_sums, check_task_sums, check_execution,
                             check_weights, check_scores, check_years, check_dates, check_repeats, check_numbering,
                             check_values, check_levels, check_people, check_monitoring, check_completeness}) {
        Findings found = check(declaration);
        all.insert(all.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return all;
}

}  // namespace shenbao
