// Words of written Chinese and of indicators (models/lexicon/*.txt): they tell which of several readings is one,
// 挖掘 or 挖握.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shenbao {

class CommonWords {
  public:
    CommonWords() = default;
    // Of two characters and more, in any order.
    explicit CommonWords(std::vector<std::u32string> words);

    // Whether a word stands in `text` that has its character `at`.
    [[nodiscard]] bool cover(std::u32string_view text, std::size_t at) const;

    // How many characters of `text` at most are of words that stand side by side in it.
    [[nodiscard]] std::size_t count_covered(std::u32string_view text) const;

    // With those of `words` that are Han characters alone.
    [[nodiscard]] CommonWords with(const std::vector<std::string>& words) const;

    [[nodiscard]] bool has(std::u32string_view word) const;
    // Whether a word begins so.
    [[nodiscard]] bool has_head(std::u32string_view head) const;

  private:
    std::vector<std::u32string> words_;  // sorted
    std::size_t longest_ = 0;            // characters
};

// paths: UTF-8, one word a line. Throws Error{missing_dependency} if there is no such file, or if a line of
// it is not two Han characters or more.
[[nodiscard]] CommonWords load_common_words(const std::vector<std::string>& paths);

}  // namespace shenbao
