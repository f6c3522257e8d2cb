#include "pipeline/deliver/review_summary.hpp"

#include <algorithm>

namespace shenbao {

ReviewSummary summarise_review(const Declaration& declaration) {
    ReviewSummary summary;
    visit_fields(declaration, [&summary](const std::string&, const Field& field) {
        ++summary.of;
        if (field.status == FieldStatus::review) ++summary.fields;
    });
    const bool told = std::any_of(declaration.issues.begin(), declaration.issues.end(),
                                  [](const Issue& issue) { return issue.severity != Severity::info; });
    summary.required = summary.fields > 0 || told;
    return summary;
}

}  // namespace shenbao
