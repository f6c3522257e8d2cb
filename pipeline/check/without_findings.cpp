#include "pipeline/check/without_findings.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/base/utf8.hpp"
#include "pipeline/check/make_finding.hpp"

namespace shenbao {
namespace {

std::optional<EvidenceKind> evidence_of(const Finding& finding) {
    switch (finding.result) {
        case RuleResult::exact: return EvidenceKind::rules_exact;
        case RuleResult::rounded: return EvidenceKind::rules_rounded;
        case RuleResult::fail:
            return finding.severity == Severity::info ? std::nullopt : std::optional(EvidenceKind::rules_failed);
        case RuleResult::not_applicable: break;
    }
    return std::nullopt;
}

Evidence without(const Evidence& all, EvidenceKind kind) {
    Evidence others;
    for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
        const auto other = static_cast<EvidenceKind>(i);
        if (const auto value = all.get(other); value && other != kind) others.set(other, *value);
    }
    return others;
}

// A row with several ticks: the form room saw the cells and put the id there, and the rule only reads it.
bool is_mark_of_form_room(const Finding& finding, const std::string& path) {
    return finding.rule == "M1" && path.ends_with("/likelihood");
}

void take_out(Field& field, const Finding& finding, const std::string& path) {
    if (!is_mark_of_form_room(finding, path)) std::erase(field.findings, finding.rule);
    const auto kind = evidence_of(finding);
    const auto count = kind ? field.evidence.get(*kind) : std::nullopt;
    if (!count) return;
    if (*count > 1)
        field.evidence.set(*kind, *count - 1);
    else
        field.evidence = without(field.evidence, *kind);
}

void take_out_offer(Field& field, const Finding& finding, const std::string& offered) {
    std::erase_if(field.alternatives, [&](const Alternative& other) {
        return other.why == finding.rule && fold_text(other.text) == fold_text(offered);
    });
}

bool is_of(const Issue& issue, const Finding& finding) {
    const bool told = issue.message == finding.message || issue.message == finding.message + kMaybeTheOriginals;
    return issue.code == finding.rule && told && issue.fields == finding.fields;
}

}  // namespace

Declaration without_findings(Declaration declaration, const std::vector<Finding>& findings) {
    std::map<std::string, Field*> fields;
    visit_fields(declaration, [&](const std::string& path, Field& field) { fields[path] = &field; });
    for (const Finding& finding : findings) {
        for (const std::string& path : finding.fields)
            if (const auto field = fields.find(path); field != fields.end())
                take_out(*field->second, finding, path);
        for (const Finding::Proposal& proposal : finding.proposals)
            if (const auto field = fields.find(proposal.field); field != fields.end())
                take_out_offer(*field->second, finding, proposal.text);
        std::erase_if(declaration.issues, [&](const Issue& issue) { return is_of(issue, finding); });
    }
    return declaration;
}

}  // namespace shenbao
