// A field is accepted if nothing speaks against it and its confidence keeps the error budget.
#include "pipeline/trust/assess.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/trust/review_reasons.hpp"
#include "pipeline/trust/trust_parts.hpp"
#include "pipeline/trust/unsure_rows.hpp"

namespace shenbao {

namespace {

// Where the reasons for review catch nearly all that is wrong the fit needs no threshold to keep a budget. A field
// whose own doubt is a hundred times the budget is shown to a person all the same.
double least_confidence(double error_budget) {
    return std::max(0.0, 1 - 100 * error_budget);
}

void assess_field(Field& field, const TrustModel& model, double threshold, bool speaks_against) {
    if (field.status == FieldStatus::corrected) return;
    field.confidence = model.confidence(field);
    const bool sure = field.confidence && *field.confidence >= threshold;
    field.status = sure && !speaks_against ? FieldStatus::accepted : FieldStatus::review;
}

void report_handwriting(Declaration& declaration) {
    Issue issue;
    issue.code = "handwriting";
    issue.severity = Severity::info;
    issue.message = "read from something unlike print, maybe handwriting: a person settles it";
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        if (!is_unlike_print(field.source, field.evidence)) return;
        if (issue.fields.empty()) issue.page = field.page, issue.bbox = field.bbox;
        issue.fields.push_back(path);
    });
    if (!issue.fields.empty()) declaration.issues.push_back(std::move(issue));
}

using CellKey = std::tuple<std::string, int, int>;

// A cell with several fields is as certain as its least certain one.
std::map<CellKey, double> confidences_by_cell(const Declaration& declaration) {
    std::map<CellKey, double> known;
    visit_fields(declaration, [&known](const std::string&, const Field& field) {
        if (!field.cell || !field.confidence) return;
        const auto [at, fresh] =
            known.try_emplace({field.cell->table, field.cell->row, field.cell->col}, *field.confidence);
        if (!fresh) at->second = std::min(at->second, *field.confidence);
    });
    return known;
}

}  // namespace

Declaration assess(Declaration declaration, const TrustModel& model, double error_budget) {
    const double threshold = std::max(model.threshold(error_budget), least_confidence(error_budget));
    const DeclarationDoubts doubts(declaration);
    visit_fields(declaration, [&](const std::string& path, Field& field) {
        assess_field(field, model, threshold, !review_reasons(path, field, doubts).empty());
    });
    review_unsure_rows(declaration);
    report_handwriting(declaration);
    const auto known = confidences_by_cell(declaration);
    for (Table& table : declaration.tables) {
        for (TableCell& cell : table.cells) {
            const auto found = known.find({table.id, cell.row, cell.col});
            cell.confidence = found == known.end() ? std::nullopt : std::optional(found->second);
        }
    }
    return declaration;
}

}  // namespace shenbao
