// Texts that a form hardly prints and a speck, a rule or a pen easily makes.
#pragma once

#include <string_view>

namespace shenbao {

// True for: a first sign that cannot begin a text (，100%), rules among the letters (70%|历史标准), an odd number
// of double quotes (“100%), a bracket left open, two separators in a row (：，), a last sign that ends nothing
// (96%.), a mark where 第 should have its number. Says nothing about which reading would be right.
[[nodiscard]] bool has_stray_marks(std::string_view text);

// A wide bracket closed by a narrow one, or the other way round: readers that know the line take the one that
// closes it, so something beside it was misread (㎡） as m)). Of 56 in the generated scans none was right; typists
// do mix them, so it says nothing about a text layer.
[[nodiscard]] bool has_mixed_brackets(std::string_view text);

}  // namespace shenbao
