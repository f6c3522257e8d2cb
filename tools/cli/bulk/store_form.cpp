#include "tools/cli/bulk/store_form.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "pipeline/archive/reviser.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/names.hpp"
#include "pipeline/ingest/sha256.hpp"

namespace shenbao {

namespace {

// Evenly in [0, 1): the first 52 bits of the name's hash.
double random_share(const std::string& name) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    const std::string hash = find_sha256(Bytes(bytes, name.size()));
    return static_cast<double>(std::stoull(hash.substr(0, 13), nullptr, 16)) / 0x1p52;
}

std::set<std::string> find_asked(const Declaration& declaration) {
    std::set<std::string> asked;
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        if (field.status != FieldStatus::accepted) asked.insert(path);
    });
    return asked;
}

// Of the fields that people are asked about.
std::vector<std::optional<double>> find_doubts(const Declaration& declaration) {
    std::vector<std::optional<double>> doubts;
    visit_fields(declaration, [&](const std::string&, const Field& field) {
        if (field.status == FieldStatus::review) doubts.push_back(field.confidence);
    });
    return doubts;
}

// drawn: evenly in [0, 1).
std::optional<double> draw_doubt(const std::vector<std::optional<double>>& doubts, double drawn) {
    if (doubts.empty()) return drawn;
    return doubts[static_cast<std::size_t>(drawn * static_cast<double>(doubts.size()))];
}

}  // namespace

std::vector<ReviewField> draw_audit(const Declaration& declaration, double share) {
    const auto doubts = find_doubts(declaration);
    std::vector<ReviewField> drawn;
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        const std::string name = declaration.source.sha256 + " " + declaration.id + " " + path;
        if (field.status != FieldStatus::accepted || random_share(name) >= share) return;
        drawn.push_back(store_form_of(path, field));
        drawn.back().confidence = draw_doubt(doubts, random_share(name + " place"));
    });
    return drawn;
}

std::vector<OpenIssue> find_open_issues(const Declaration& declaration) {
    const std::set<std::string> asked = find_asked(declaration);
    std::map<std::string, int> of_code;
    std::vector<OpenIssue> open;
    for (std::size_t i = 0; i < declaration.issues.size(); ++i) {
        const Issue& issue = declaration.issues[i];
        const std::string path = kIssuePath + issue.code + "/" + std::to_string(of_code[issue.code]++);
        const bool stood_for =
            std::ranges::any_of(issue.fields, [&](const std::string& field) { return asked.contains(field); });
        if (issue.severity != Severity::info && !stood_for) open.push_back({path, i});
    }
    return open;
}

ReviewField store_form_of(const std::string& path, const Field& field) {
    return {path,
            std::string(name_of(field.kind)),
            field.confidence,
            field.page,
            field.bbox,
            field.text,
            field.text,
            field.findings};
}

ReviewField store_form_of(const OpenIssue& open, const Declaration& declaration) {
    const Issue& issue = declaration.issues[open.index];
    return {open.path,     "issue",       std::nullopt, issue.page.value_or(0), issue.bbox.value_or(Box{}),
            issue.message, issue.message, {issue.code}};
}

NewDeclaration store_form_of(const Declaration& declaration) {
    NewDeclaration stored{to_json(std::span(&declaration, 1), EvidenceOutput::shown, JsonLayout::compact), 0, {}};
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        ++stored.fields;
        if (field.status == FieldStatus::review) stored.review.push_back(store_form_of(path, field));
        if (field.status == FieldStatus::corrected) stored.settled.push_back(store_form_of(path, field));
    });
    for (const OpenIssue& open : find_open_issues(declaration))
        stored.review.push_back(store_form_of(open, declaration));
    if (declaration.organisation.department_name)
        stored.department = declaration.organisation.department_name->text;
    return stored;
}

}  // namespace shenbao
