#include "pipeline/deliver/review_summary.hpp"

#include <algorithm>
#include <set>

namespace shenbao {

ReviewSummary summarise_review(const Declaration& declaration) {
    ReviewSummary summary;
    std::set<std::string> corrected;
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        ++summary.of;
        if (field.status == FieldStatus::review) ++summary.fields;
        if (field.status == FieldStatus::corrected) corrected.insert(path);
    });
    const auto is_open = [&](const Issue& issue) {
        return issue.severity != Severity::info &&
               std::ranges::none_of(issue.fields, [&](const std::string& f) { return corrected.contains(f); });
    };
    summary.required = summary.fields > 0 || std::ranges::any_of(declaration.issues, is_open);
    return summary;
}

}  // namespace shenbao
