// A field is accepted if nothing speaks against it and its confidence keeps the error budget.
#include "pipeline/trust/assess.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace shenbao {

namespace {

bool is_contradicted(const Field& field) {
    return field.evidence.get(EvidenceKind::rules_failed).value_or(0) > 0 ||
           field.evidence.get(EvidenceKind::alphabet_gap).value_or(0) > 0;
}

void assess_field(Field& field, const TrustModel& model, double threshold) {
    if (field.status == FieldStatus::corrected) return;
    field.confidence = model.confidence(field);
    const bool sure = field.confidence && *field.confidence >= threshold && !is_contradicted(field);
    field.status = sure ? FieldStatus::accepted : FieldStatus::review;
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
    const double threshold = model.threshold(error_budget);
    visit_fields(declaration, [&](const std::string&, Field& field) { assess_field(field, model, threshold); });
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
