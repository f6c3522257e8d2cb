#include "tools/bench/families/family_score.hpp"

#include <cstdio>

namespace shenbao::bench {
namespace {

constexpr double kGoodF1 = 99, kGoodFunding = 99.5, kPoorF1 = 95;  // percent

bool is_good(const std::string& profile) {
    return profile == "pdf" || profile == "clean300" || profile == "office200";
}

void add_to(std::string& list, const char* what) {
    list += (list.empty() ? "" : ", ") + std::string(what);
}

}  // namespace

void FamilyScore::add(const Evaluation& document) {
    ++documents;
    families += document.families;
    recalled += document.indicators;
    found_right += {document.indicators.right, document.found_indicators};
    funding += document.funding_share();
    unplaced += document.unplaced_cells;
}

double FamilyScore::f1() const {
    const long both = recalled.total + found_right.total;
    return both > 0 ? 200.0 * static_cast<double>(recalled.right) / static_cast<double>(both) : 100;
}

std::string missed_bars(const FamilyScore& score, const std::string& profile) {
    std::string missed;
    if (score.f1() < (is_good(profile) ? kGoodF1 : kPoorF1)) add_to(missed, "tuples");
    if (!is_good(profile)) return missed;
    if (score.families.right < score.families.total) add_to(missed, "family");
    if (score.funding.total > 0 && score.funding.percent() < kGoodFunding) add_to(missed, "funding");
    if (score.unplaced > 0) add_to(missed, "unplaced cells");
    return missed;
}

std::string family_table(const FamilyScores& scores) {
    constexpr const char* kHead = "%-24s %-10s %4s %8s %9s %7s %7s %8s %8s  %s\n";
    char line[200];
    std::snprintf(line, sizeof line, kHead, "family", "profile", "docs", "family", "precision", "recall", "F1",
                  "funding", "unplaced", "misses");
    std::string table = line;
    int misses = 0;
    for (const auto& [family, profiles] : scores) {
        for (const auto& [profile, score] : profiles) {
            const std::string missed = missed_bars(score, profile);
            misses += missed.empty() ? 0 : 1;
            std::snprintf(line, sizeof line, "%-24s %-10s %4ld %8.2f %9.2f %7.2f %7.2f %8.2f %8ld  %s\n",
                          family.c_str(), profile.c_str(), score.documents, score.families.percent(),
                          score.precision(), score.recall(), score.f1(),
                          score.funding.total > 0 ? score.funding.percent() : 100.0, score.unplaced,
                          missed.c_str());
            table += line;
        }
    }
    return table + "bars missed: " + std::to_string(misses) + "\n";
}

}  // namespace shenbao::bench
