#include "pipeline/run/correct_declaration.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/check/check_declaration.hpp"
#include "pipeline/check/without_findings.hpp"
#include "pipeline/run/part_of_path.hpp"
#include "pipeline/run/retype_field.hpp"
#include "pipeline/trust/assess.hpp"

namespace shenbao {

namespace {

using TextsByPath = std::map<std::string, CorrectedText>;

struct Place {
    std::string part;
    const Field* field = nullptr;
    CorrectedText text;
};

// One thing on the paper: a merged cell is one part of several entries. Other parts that share box and text are
// blanks of one cell: opinion, signer and date that nobody filled.
bool is_same_place(const Place& place, const std::string& path, const Field& field) {
    const Field& own = *place.field;
    return own.page == field.page && own.bbox == field.bbox && own.cell && own.cell == field.cell &&
           own.text == field.text && place.part == part_of_path(path);
}

// The texts of fields that stand in a corrected field's cell, and have none of their own.
TextsByPath with_shared_cells(const Declaration& read, std::span<const CorrectedText> texts) {
    TextsByPath all;
    for (const CorrectedText& text : texts) all[text.path] = text;
    std::vector<Place> places;
    visit_fields(read, [&](const std::string& path, const Field& field) {
        if (const auto own = all.find(path); own != all.end())
            places.push_back({part_of_path(path), &field, own->second});
    });
    visit_fields(read, [&](const std::string& path, const Field& field) {
        for (const Place& place : places)
            if (!all.contains(path) && is_same_place(place, path, field))
                all[path] = {path, place.text.text, place.text.open};
    });
    return all;
}

void correct_cell(Declaration& declaration, const Field& before, const std::string& text) {
    if (!before.cell) return;
    for (Table& table : declaration.tables)
        for (TableCell& cell : table.cells) {
            if (table.id != before.cell->table || cell.row != before.cell->row || cell.col != before.cell->col)
                continue;
            if (fold_text(cell.text) != fold_text(before.text)) continue;  // other things stand in it, too
            cell.text = text;
            cell.confidence.reset();
            cell.source = FieldSource::correction;
        }
}

void correct_field(Field& field, const CorrectedText& text, const CorrectionKnowledge& knowledge,
                   const FormUnit& unit) {
    const std::string wanted = fold_text(text.text);
    std::erase_if(field.alternatives, [&](const Alternative& other) { return fold_text(other.text) == wanted; });
    if (wanted != fold_text(field.text))
        field.alternatives.insert(field.alternatives.begin(), {field.text, field.confidence, "ocr"});
    const FieldKind kind = find_kind(field);
    if (text.text != field.text) field.value = retype(kind, text.text, unit, field.value, knowledge.lexicon);
    std::erase(field.findings, "M1");  // of several ticks a person chose
    field.kind = kind;
    field.text = text.text;
    field.source = FieldSource::correction;
    field.status = text.open ? FieldStatus::review : FieldStatus::corrected;
    field.confidence.reset();
}

using Counts = std::map<std::string, std::vector<std::optional<double>>>;

// What the rules say of each field.
Counts count_rules(const Declaration& declaration) {
    Counts counts;
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        for (const EvidenceKind kind :
             {EvidenceKind::rules_exact, EvidenceKind::rules_rounded, EvidenceKind::rules_failed})
            counts[path].push_back(field.evidence.get(kind));
    });
    return counts;
}

// Fields of which the rules say something else than before, but for those whom somebody settled.
std::set<std::string> find_changed(const Counts& before, const Counts& now, const TextsByPath& texts) {
    std::set<std::string> changed;
    for (const auto& [path, counts] : now) {
        const auto then = before.find(path);
        if (!texts.contains(path) && then != before.end() && then->second != counts) changed.insert(path);
    }
    return changed;
}

void assess_changed(Declaration& declaration, const Counts& before, const TextsByPath& texts,
                    const CorrectionKnowledge& knowledge) {
    const std::set<std::string> changed = find_changed(before, count_rules(declaration), texts);
    if (changed.empty()) return;  // most often: what was read is right
    std::map<std::string, Field> assessed;
    visit_fields(assess(declaration, knowledge.trust, knowledge.error_budget),
                 [&](const std::string& path, const Field& field) { assessed[path] = field; });
    visit_fields(declaration, [&](const std::string& path, Field& field) {
        if (!changed.contains(path)) return;
        field.confidence = assessed[path].confidence;
        field.status = assessed[path].status;
    });
}

}  // namespace

CorrectionKnowledge load_correction_knowledge(const std::string& models_dir, double error_budget) {
    return {read_lexicon(models_dir + "/lexicon"), TrustModel(models_dir + "/trust/model.json"), error_budget};
}

Correctable make_correctable(Declaration read) {
    Declaration bare = without_findings(read, check_declaration(read));
    return {std::move(read), std::move(bare)};
}

Declaration correct_declaration(const Declaration& read, std::span<const CorrectedText> texts,
                                const CorrectionKnowledge& knowledge) {
    return correct_declaration(make_correctable(read), texts, knowledge);
}

Declaration correct_declaration(const Correctable& reading, std::span<const CorrectedText> texts,
                                const CorrectionKnowledge& knowledge) {
    const Declaration& read = reading.read;
    if (texts.empty()) return read;
    const TextsByPath all = with_shared_cells(read, texts);
    const FormUnit unit = find_unit(read);
    Declaration corrected = reading.bare;
    visit_fields(corrected, [&](const std::string& path, Field& field) {
        const auto text = all.find(path);
        if (text == all.end()) return;
        correct_cell(corrected, field, text->second.text);
        correct_field(field, text->second, knowledge, unit);
    });
    const std::vector<Finding> findings = check_declaration(corrected);
    corrected = with_findings(std::move(corrected), findings);
    assess_changed(corrected, count_rules(read), all, knowledge);
    return corrected;
}

}  // namespace shenbao
