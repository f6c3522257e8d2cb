// The closed lists of indicator levels with what may stand under what (domain notes, section 3): canonical words.
// models/lexicon/level2.json says the same with all printed variants; a test keeps the two equal.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace shenbao {

struct Level2Word {
    std::string_view word;
    std::vector<std::string_view> level1;  // both frames, before and after 2021
};

[[nodiscard]] std::span<const Level2Word> level2_words();
[[nodiscard]] const Level2Word* find_level2(std::string_view canonical);  // nullptr if it is none

}  // namespace shenbao
