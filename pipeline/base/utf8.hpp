// Unicode text: code points, width folding and similarity. Invalid UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace shenbao {

[[nodiscard]] std::u32string decode_utf8(std::string_view text);
[[nodiscard]] std::string encode_utf8(std::u32string_view text);
[[nodiscard]] std::string encode_utf8(char32_t code_point);

// The comparison form of contract section 4: NFKC, white space dropped, quotes and ：（），；as ASCII.
// "exactly right" means that the folded texts are equal.
[[nodiscard]] std::string fold_text(std::string_view text);

[[nodiscard]] bool is_han(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);  // ASCII and full width
[[nodiscard]] bool is_space(char32_t c);  // includes U+3000 and no-break blanks

// Levenshtein distance in code points.
[[nodiscard]] int edit_distance(std::u32string_view a, std::u32string_view b);
// 1 - distance / longer length of the folded texts; 1 for two empty texts.
[[nodiscard]] double similarity(std::string_view a, std::string_view b);

}  // namespace shenbao
