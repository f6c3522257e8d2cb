// Closed vocabularies and look-alike characters, read from models/lexicon/*.json.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace shenbao {

struct VocabularyWord {
    std::string word;                   // canonical
    std::vector<std::string> variants;  // other printed forms
    std::vector<std::string> level1;    // level-2 words: the level-1 words they may stand under
};

using Vocabulary = std::vector<VocabularyWord>;

// Pairs of characters that readers take for one another; symmetric.
class Confusions {
  public:
    void add_group(std::u32string_view look_alikes);
    [[nodiscard]] bool confusable(char32_t a, char32_t b) const;

  private:
    std::unordered_set<std::uint64_t> pairs_;
};

struct Lexicon {
    std::map<std::string, Vocabulary> vocabularies;  // by name: level1, level2, standard, operator, ...
    Confusions confusions;
};

// Throws Error{missing_dependency} if a file is absent, Error{wrong_usage} if one is malformed.
[[nodiscard]] Lexicon read_lexicon(const std::string& folder);

// Edits between two texts already folded, where a substitution of look-alikes costs half an edit.
[[nodiscard]] double confusable_distance(std::u32string_view a, std::u32string_view b,
                                         const Confusions& confusions);
// 1 - distance / longer length; 1 for two empty texts.
[[nodiscard]] double confusable_similarity(std::u32string_view a, std::u32string_view b,
                                           const Confusions& confusions);

}  // namespace shenbao
