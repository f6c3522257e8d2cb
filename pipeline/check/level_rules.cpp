// L1  the level-2 word may stand under the level-1 word beside it (both frames, before and after 2021). Fail flags
//     both: the usual cause is a lost merged cell.
// L3  every level-2 word is in the closed list; else the word with s >= 0.8 is offered. Fail flags it.
// L7  no two indicators of one goal and level 2 have the same name. Fail flags both names: a page may have been
// scanned twice. Passing confirms no text beyond its vocabulary; these rules speak only when they fail.
#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/base/level_words.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

constexpr double kLikeWord = 0.8;  // README.md L3; guess, unmeasured

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

void check_repeated(const std::vector<Indicator>& indicators, Findings& findings) {
    using Key = std::tuple<Horizon, std::string, std::string, std::string>;
    std::map<Key, std::size_t> seen;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const Indicator& one = indicators[i];
        if (!one.name || one.name->text.empty()) continue;
        const std::string level2 = one.level2 ? fold_text(one.level2->text) : "";
        const auto [first, fresh] =
            seen.try_emplace({one.horizon, one.goal.value_or(""), level2, fold_text(one.name->text)}, i);
        if (fresh) continue;
        findings.push_back(make_failure(
            "L7",
            {"indicators/" + std::to_string(first->second) + "/name", "indicators/" + std::to_string(i) + "/name"},
            "two indicators of one goal: " + one.name->text));
    }
}

}  // namespace

Findings check_levels(const Declaration& declaration) {
    Findings findings;
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const std::string at = "indicators/" + std::to_string(i) + "/";
        check_pair(declaration.indicators[i], at, findings);
        check_word(declaration.indicators[i], at + "level2", findings);
    }
    check_repeated(declaration.indicators, findings);
    return findings;
}

}  // namespace shenbao
