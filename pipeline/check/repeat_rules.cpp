// T1  a goal in the overview and the same goal at the head of its indicator block. s is the similarity without
//     blanks and punctuation. exact: equal texts; rounded: s >= 0.95, the other text is offered to both;
//     0.70 <= s < 0.95: the authors differ, info only (the seed filing itself does); s < 0.70: fail. Both texts
//     are kept, none is copied over the other.
// T2  the title is the same on every page. exact: equal; rounded: s >= 0.9, the other readings are offered to the
//     one that most pages have; else fail, which flags it.
#include <algorithm>
#include <cstdio>

#include "pipeline/base/utf8.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

constexpr double kReadingDifference = 0.95;  // README.md T1; guess, unmeasured
constexpr double kAuthorsDiffer = 0.70;      // README.md T1; a filed form has 0.85
constexpr double kSameTitle = 0.9;           // README.md T2; guess, unmeasured

std::string without_punctuation(const std::string& text) {
    std::u32string kept;
    for (const char32_t c : decode_utf8(fold_text(text)))
        if (is_han(c) || is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'%')
            kept += c;
    return encode_utf8(kept);
}

std::string printed_share(double share) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", share);
    return text;
}

Finding compare_goal(const Goal& goal, const std::string& path) {
    const bool equal = fold_text(goal.text->text) == fold_text(goal.heading->text);
    const double s = similarity(without_punctuation(goal.text->text), without_punctuation(goal.heading->text));
    const RuleResult result = equal                     ? RuleResult::exact
                              : s >= kReadingDifference ? RuleResult::rounded
                                                        : RuleResult::fail;
    Finding finding = make_finding("T1", result, {path + "text", path + "heading"},
                                   "goal " + goal.id + ": overview and heading agree by " + printed_share(s));
    finding.severity = result == RuleResult::fail && s < kAuthorsDiffer ? Severity::warning : Severity::info;
    if (result == RuleResult::rounded)
        finding.proposals = {{finding.fields[0], goal.heading->text}, {finding.fields[1], goal.text->text}};
    return finding;
}

// The title is the one that most pages print. What other pages print is offered where it may be another reading of
// the same print; a different title, which no misread character explains, is a real difference and flags the
// field.
void check_title(const Declaration& declaration, Findings& findings) {
    if (!declaration.title) return;
    double least = 1;
    std::vector<Finding::Proposal> others;
    for (const Alternative& other : declaration.title->alternatives) {
        if (other.why != "T2") continue;
        others.push_back({"title", other.text});
        least = std::min(least, similarity(declaration.title->text, other.text));
    }
    const double pages = declaration.title->evidence.get(EvidenceKind::repeats).value_or(1);
    if (others.empty() && pages < 2) return;
    const RuleResult result = others.empty()        ? RuleResult::exact
                              : least >= kSameTitle ? RuleResult::rounded
                                                    : RuleResult::fail;
    Finding finding =
        make_finding("T2", result, {"title"},
                     others.empty() ? "the title is the same on all pages" : "the title differs between pages");
    finding.severity = result == RuleResult::fail ? Severity::warning : Severity::info;
    if (result == RuleResult::rounded) finding.proposals = std::move(others);
    findings.push_back(std::move(finding));
}

}  // namespace

Findings check_repeats(const Declaration& declaration) {
    Findings findings;
    for (std::size_t i = 0; i < declaration.goals.size(); ++i) {
        const Goal& goal = declaration.goals[i];
        if (!goal.text || !goal.heading || goal.text->text.empty() || goal.heading->text.empty()) continue;
        findings.push_back(compare_goal(goal, "goals/" + std::to_string(i) + "/"));
    }
    check_title(declaration, findings);
    return findings;
}

}  // namespace shenbao
