// A field is accepted if nothing speaks against it and its confidence keeps the error budget.
#include "pipeline/trust/assess.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/base/utf8.hpp"
#include "pipeline/trust/list_doubts.hpp"
#include "pipeline/trust/odd_figures.hpp"
#include "pipeline/trust/trust_parts.hpp"

namespace shenbao {

namespace {

// Texts that are what a longer one leaves when the scanner loses a sign, where nothing else would tell: 万元
// without its 万 (four orders of magnitude), an area code run into its number. Both were read with full agreement.
bool may_have_lost_a_sign(const std::string& path, const Field& field) {
    if (field.source != FieldSource::ocr) return false;
    const std::string text = fold_text(field.text);
    if (path == "money_unit") return text == "元";
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    return field.kind == FieldKind::phone && digits && text.starts_with('0');
}

// A full stop inside a 指标值 (合格率99%以上。漏损率13%以下) is what copies make of a comma, a dot before a
// character (报纸60.种) what they make of a speck; but a number and its dot at the head are a marker.
bool has_stop_inside(const Field& field) {
    if (field.source != FieldSource::ocr || field.kind != FieldKind::target_value) return false;
    const std::u32string text = decode_utf8(field.text);
    const std::size_t stop = text.find(U'。'), head = text.find_first_not_of(U"0123456789");
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == U'.' && i != head && is_han(text[i + 1])) return true;
    return stop != std::u32string::npos && stop + 1 < text.size();
}

// What no two kinds of readers agree on and no vocabulary or exact rule confirms. Of 180 such fields of running
// text that would be accepted (seed filing, seeds 21, 331, 432, 533) 6 were wrong, of the other 17,900 accepted
// ones 5; 40TB was accepted as 4018.
bool is_unconfirmed(const Field& field) {
    const bool is_word = field.kind == FieldKind::vocabulary && field.value;
    if (field.source != FieldSource::ocr || is_word || field.text.empty()) return false;
    return field.evidence.get(EvidenceKind::models_agree) == 0 &&
           field.evidence.get(EvidenceKind::rules_exact).value_or(0) <= 0;
}

// `3，“绩效标准”`: a number that begins a text and ends with a comma or a colon is a marker misread.
bool has_odd_marker(const Field& field) {
    if (field.source != FieldSource::ocr) return false;
    const std::u32string text = decode_utf8(fold_text(field.text));
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == 0 || end + 1 >= text.size() || is_digit(text[end + 1])) return false;
    constexpr std::u32string_view kOdd = U",;:";
    return kOdd.find(text[end]) != std::u32string_view::npos;
}

// Where the rules above catch nearly all that is wrong the fit needs no threshold to keep a budget. A field whose
// own doubt is a hundred times the budget is shown to a person all the same.
double least_confidence(double error_budget) {
    return std::max(0.0, 1 - 100 * error_budget);
}

// speaks_against: something other than the field's own evidence does.
void assess_field(Field& field, const TrustModel& model, double threshold, bool speaks_against) {
    if (field.status == FieldStatus::corrected) return;
    field.confidence = model.confidence(field);
    const bool sure = field.confidence && *field.confidence >= threshold;
    const bool accepted = sure && !speaks_against && may_be_accepted(field.source, field.text, field.evidence);
    field.status = accepted ? FieldStatus::accepted : FieldStatus::review;
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
    const ListDoubts doubts(declaration);
    visit_fields(declaration, [&](const std::string& path, Field& field) {
        const bool doubtful = doubts.concern(path, field) || may_have_lost_a_sign(path, field) ||
                              has_stop_inside(field) || is_unconfirmed(field) || has_odd_marker(field) ||
                              has_contested_mark(field) || is_broken_figure(field) || is_cut_date(field) ||
                              has_square_year(field) || has_dash_of_ones(field);
        assess_field(field, model, threshold, doubtful);
    });
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
