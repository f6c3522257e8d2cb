// Words that forms print, for lines that are one of them.
#pragma once

#include <string>
#include <vector>

#include "pipeline/text/recogniser.hpp"

namespace shenbao {

class KnownWords {
  public:
    KnownWords() = default;
    explicit KnownWords(const std::vector<std::string>& words);
    // Whether `text` is a word or a piece of one (a label broken over lines), of two characters at least.
    [[nodiscard]] bool has(const std::string& text) const;
    // Whether `text` is a whole word.
    [[nodiscard]] bool is_word(const std::string& text) const;

  private:
    std::string all_;  // folded, one per line
};

// Marks the glyphs of a line of Han characters as `expected`, if the line is known and one of the glyph readers is
// sure of each character, or both see the same. What no glyph reader sees is never made of it.
[[nodiscard]] std::vector<Symbol> mark_expected(std::vector<Symbol> glyphs, const KnownWords& words);

}  // namespace shenbao
