// L1  the level-2 word may stand under the level-1 word beside it (both frames, before and after 2021). Fail flags
//     both: the usual cause is a lost merged cell.
// L3  every level-2 word is in the closed list; else the word with s >= 0.8 is offered. Fail flags it.
// Passing confirms no text beyond its vocabulary; these rules speak only when they fail.
#include <algorithm>

#include "pipeline/base/level_words.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

constexpr double kLikeWord = 0.8;  // domain notes L3

Finding make_failure(const char* rule, std::vector<std::string> fields, std::string message) {
    Finding finding;
    finding.rule = rule;
    finding.result = RuleResult::fail;
    finding.fields = std::move(fields);
    finding.message = std::move(message);
    return finding;
}

std::optional<std::string> canonical(const OptionalField& field) {
    if (!field || !field->value || field->value->kind != ValueKind::enumeration) return std::nullopt;
    return field->value->text;
}

void check_pair(const Indicator& indicator, const std::string& at, Findings& findings) {
    const auto level1 = canonical(indicator.level1), level2 = canonical(indicator.level2);
    const Level2Word* word = level2 ? find_level2(*level2) : nullptr;
    if (!level1 || !word || std::ranges::count(word->level1, *level1)) return;
    // 管理指标 and its kin belong to evaluation frames whose level 2 is open.
    if (*level1 == "管理指标") return;
    findings.push_back(make_failure("L1", {at + "level1", at + "level2"}, *level2 + " under " + *level1));
}

void check_word(const Indicator& indicator, const std::string& path, Findings& findings) {
    if (!indicator.level2 || indicator.level2->text.empty() || canonical(indicator.level2)) return;
    const std::string& text = indicator.level2->text;
    if (find_level2(fold_text(text))) return;
    Finding finding = make_failure("L3", {path}, "no level-2 word: " + text);
    double best = 0;
    for (const Level2Word& word : level2_words()) {
        const double s = similarity(text, word.word);
        if (s < kLikeWord || s <= best) continue;
        best = s;
        finding.proposals = {{path, std::string(word.word)}};
    }
    findings.push_back(std::move(finding));
}

}  // namespace

Findings check_levels(const Declaration& declaration) {
    Findings findings;
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const std::string at = "indicators/" + std::to_string(i) + "/";
        check_pair(declaration.indicators[i], at, findings);
        check_word(declaration.indicators[i], at + "level2", findings);
    }
    return findings;
}

}  // namespace shenbao
