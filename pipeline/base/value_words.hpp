// The closed word lists of the grammar of indicator values (指标值): comparators, units, periods.
// models/lexicon/values.json holds the same lists for people and other programs; a test compares the two.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "models/declaration/value.hpp"

namespace shenbao {

struct ComparatorWord {
    std::u32string_view word;
    Comparator cmp = Comparator::none;
    ComparatorForm form = ComparatorForm::word;
};

[[nodiscard]] std::span<const ComparatorWord> comparator_words();     // before the number, longest first
[[nodiscard]] std::span<const ComparatorWord> comparator_suffixes();  // after the number, longest first
[[nodiscard]] std::span<const ComparatorWord> change_words();         // 增, 降低 ...: longest first
[[nodiscard]] std::span<const std::u32string_view> base_units();      // longest first
[[nodiscard]] std::span<const std::u32string_view> period_words();    // 年, 季度 ... after 每

// Length of the longest of `words` that `text` starts with; 0 if none does.
[[nodiscard]] std::size_t longest_prefix(std::u32string_view text, std::span<const std::u32string_view> words);
// The longest of `words` that `text` starts or ends with; nullptr if none does.
[[nodiscard]] const ComparatorWord* match_start(std::u32string_view text, std::span<const ComparatorWord> words);
[[nodiscard]] const ComparatorWord* match_end(std::u32string_view text, std::span<const ComparatorWord> words);

}  // namespace shenbao
