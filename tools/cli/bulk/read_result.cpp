#include "tools/cli/bulk/read_result.hpp"

#include <span>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/names.hpp"
#include "pipeline/deliver/review_summary.hpp"

namespace shenbao {

namespace {

NewDeclaration store_form_of(const Declaration& declaration) {
    const ReviewSummary summary = summarise_review(declaration);
    NewDeclaration stored{to_json(std::span(&declaration, 1)), summary.of, {}};
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        if (field.status != FieldStatus::review) return;
        stored.review.push_back(
            {path, std::string(name_of(field.kind)), field.confidence, field.page, field.bbox});
    });
    return stored;
}

}  // namespace

DocumentResult read_result(const std::string& output, const Lease& lease) {
    DocumentResult result;
    for (const Declaration& declaration : from_json(output)) {
        if (declaration.source.sha256 != lease.sha256)
            throw Error(ErrorCode::unreadable_input, {}, "the archive's copy of this file is damaged",
                        "remove it from the archive's blobs and import the file with --again");
        result.declarations.push_back(store_form_of(declaration));
    }
    return result;
}

}  // namespace shenbao
