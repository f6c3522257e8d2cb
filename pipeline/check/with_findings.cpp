// What findings do to a declaration: evidence for the fields they name, ids of the rules that fired, alternatives,
// issues. Texts and values are never touched.
#include <algorithm>
#include <map>
#include <string_view>

#include "pipeline/base/utf8.hpp"
#include "pipeline/check/check_declaration.hpp"

namespace shenbao {
namespace {

using FieldsByPath = std::map<std::string, Field*>;

FieldsByPath index_fields(Declaration& declaration) {
    FieldsByPath fields;
    visit_fields(declaration, [&](const std::string& path, Field& field) { fields[path] = &field; });
    return fields;
}

// A rule fires where it fails, and where it offers another text.
bool fires(const Finding& finding) {
    return (finding.result == RuleResult::fail && finding.severity != Severity::info) ||
           !finding.proposals.empty();
}

void add_evidence(Field& field, const Finding& finding) {
    switch (finding.result) {
        case RuleResult::exact: field.evidence.add(EvidenceKind::rules_exact, 1); break;
        case RuleResult::rounded: field.evidence.add(EvidenceKind::rules_rounded, 1); break;
        case RuleResult::fail:
            if (finding.severity != Severity::info) field.evidence.add(EvidenceKind::rules_failed, 1);
            break;
        case RuleResult::not_applicable: break;
    }
    if (fires(finding) && !std::ranges::count(field.findings, finding.rule))
        field.findings.push_back(finding.rule);
}

void add_proposal(Field& field, const std::string& text, const std::string& rule) {
    const std::string folded = fold_text(text);
    if (folded == fold_text(field.text)) return;
    const bool known = std::ranges::any_of(
        field.alternatives, [&](const Alternative& other) { return fold_text(other.text) == folded; });
    if (!known) field.alternatives.push_back({text, std::nullopt, rule});
}

bool is_read_surely(const Field& field) {
    if (field.source != FieldSource::ocr) return true;
    return field.evidence.get(EvidenceKind::models_agree) == 1 &&
           field.evidence.get(EvidenceKind::reader_agreement) == 1 &&
           field.evidence.get(EvidenceKind::alphabet_gap).value_or(0) <= 0;
}

// Filed forms contain errors: where every member of a failing check was read without a doubt, that is the likelier
// one. A rule that offers another text has another explanation.
bool may_be_the_originals(const Finding& finding, const FieldsByPath& fields) {
    constexpr std::string_view kReckoned = "ASMY";  // groups of rules about figures
    if (finding.result != RuleResult::fail || finding.severity == Severity::info) return false;
    if (kReckoned.find(finding.rule.front()) == std::string_view::npos || finding.rule == "A11") return false;
    return finding.proposals.empty() && std::ranges::all_of(finding.fields, [&](const std::string& path) {
               const auto field = fields.find(path);
               return field != fields.end() && is_read_surely(*field->second);
           });
}

Issue make_issue(const Finding& finding, const FieldsByPath& fields) {
    Issue issue;
    issue.code = finding.rule;
    issue.severity = finding.severity;
    issue.message = finding.message;
    if (may_be_the_originals(finding, fields)) issue.message += "; possible error in the original";
    issue.fields = finding.fields;
    const auto first = finding.fields.empty() ? fields.end() : fields.find(finding.fields.front());
    if (first != fields.end()) {
        issue.page = first->second->page;
        issue.bbox = first->second->bbox;
    }
    return issue;
}

}  // namespace

Declaration with_findings(Declaration declaration, const std::vector<Finding>& findings) {
    const FieldsByPath fields = index_fields(declaration);
    std::vector<Issue> issues;
    for (const Finding& finding : findings) {
        for (const std::string& path : finding.fields)
            if (const auto field = fields.find(path); field != fields.end()) add_evidence(*field->second, finding);
        for (const Finding::Proposal& proposal : finding.proposals)
            if (const auto field = fields.find(proposal.field); field != fields.end())
                add_proposal(*field->second, proposal.text, finding.rule);
        if (finding.result == RuleResult::fail || fires(finding)) issues.push_back(make_issue(finding, fields));
    }
    declaration.issues.insert(declaration.issues.end(), issues.begin(), issues.end());
    return declaration;
}

}  // namespace shenbao
