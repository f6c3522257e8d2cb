// What is asked of every form family, counted over its documents: the family itself, indicator tuples, fields of
// funding, cells without a place.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tools/eval/evaluate.hpp"

namespace shenbao::bench {

struct FamilyScore {
    long documents = 0;
    Share families;               // declarations of which the family was told
    Share recalled, found_right;  // tuples exactly right: of the truth's, of those found
    Share funding;                // fields of funding lines exactly right
    long unplaced = 0;            // printed cells without a place in the form

    void add(const Evaluation& document);
    [[nodiscard]] double precision() const { return found_right.total > 0 ? found_right.percent() : 100; }
    [[nodiscard]] double recall() const { return recalled.total > 0 ? recalled.percent() : 100; }
    [[nodiscard]] double f1() const;  // of tuples, percent; 100 where there are none and none are found
};

// By family, then by profile of the scans.
using FamilyScores = std::map<std::string, std::map<std::string, FamilyScore>>;

// What a family must reach on scans of a profile; empty if it does, else what is missing, in words.
// pdf, clean300, office200: every family told, tuples F1 99 %, funding 99.5 %, no cell without a place. Others: F1
// 95 %.
[[nodiscard]] std::string missed_bars(const FamilyScore& score, const std::string& profile);

// One line per family and profile, and a last one with the count of those that miss a bar.
[[nodiscard]] std::string family_table(const FamilyScores& scores);

}  // namespace shenbao::bench
