// Which characters are taken for which.
#pragma once

#include <string>
#include <vector>

#include "tools/eval/evaluate.hpp"

namespace shenbao {

struct Confusion {
    std::string truth;   // one character of the folded text; empty: there was none
    std::string output;  // likewise
    long count = 0;
    long accepted = 0;  // of them in accepted fields
};

// From the cheapest alignment of each wrong field with its truth, commonest first. Texts that differ in more
// than half of their characters are two texts and no misreading; they and very long ones say nothing about
// characters and are left out.
[[nodiscard]] std::vector<Confusion> count_confusions(const std::vector<FieldOutcome>& fields);

}  // namespace shenbao
