// T1  a goal in the overview and the same goal at the head of its indicator block. s is the similarity without
//     blanks and punctuation. exact: equal texts; rounded: s >= 0.95, the other text is offered to both;
//     0.70 <= s < 0.95: the authors differ, info only (the seed filing itself does); s < 0.70: fail. Both texts
//     are kept, none is copied over the other.
// T2  the title is the same on every page. exact: equal; rounded: s >= 0.9; else fail.
#include <algorithm>
#include <cstdio>

#include "pipeline/base/utf8.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

constexpr double kReadingDifference = 0.95;  // domain notes T1
constexpr double kAuthorsDiffer = 0.70;      // domain notes T1
constexpr double kSameTitle = 0.9;           // domain notes T2

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
    Finding finding;
    finding.rule = "T1";
    finding.fields = {path + "text", path + "heading"};
    const bool equal = fold_text(goal.text->text) == fold_text(goal.heading->text);
    const double s = similarity(without_punctuation(goal.text->text), without_punctuation(goal.heading->text));
    finding.message = "goal " + goal.id + ": overview and heading agree by " + printed_share(s);
    finding.severity = Severity::info;
    if (equal) {
        finding.result = RuleResult::exact;
    } else if (s >= kReadingDifference) {
        finding.result = RuleResult::rounded;
        finding.proposals = {{finding.fields[0], goal.heading->text}, {finding.fields[1], goal.text->text}};
    } else if (s >= kAuthorsDiffer) {
        finding.result = RuleResult::fail;
    } else {
        finding.result = RuleResult::fail;
        finding.severity = Severity::warning;
    }
    return finding;
}

void check_title(const Declaration& declaration, Findings& findings) {
    if (!declaration.title) return;
    double least = 1;
    bool differs = false;
    for (const Alternative& other : declaration.title->alternatives) {
        if (other.why != "T2") continue;
        differs = true;
        least = std::min(least, similarity(declaration.title->text, other.text));
    }
    const double pages = declaration.title->evidence.get(EvidenceKind::repeats).value_or(1);
    if (!differs && pages < 2) return;
    Finding finding;
    finding.rule = "T2";
    finding.fields = {"title"};
    finding.severity = Severity::info;
    finding.result = !differs ? RuleResult::exact : least >= kSameTitle ? RuleResult::rounded : RuleResult::fail;
    finding.message = differs ? "the title differs between pages" : "the title is the same on all pages";
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
