// Numbers that a narrow cell breaks over two lines: ≤40. / 5元.
#pragma once

#include <string>
#include <vector>

#include "pipeline/base/page_text.hpp"

namespace shenbao {

// 30,576. of an amount that a narrow cell breaks: a digit with a point behind it.
[[nodiscard]] bool ends_in_point(const std::string& text);

// A dot or dash behind the number of a line may be a speck. Unless two kinds of readers saw a point it was left
// out; where the cell's next line goes on with a digit it is part of a number, and the line's alternative that has
// it becomes its text, for a person to confirm. A point that was kept is taken off again where the next line does
// not go on so, for a person, too. lines: of one cell, or one loose line.
void join_broken_numbers(std::vector<LineReading>& lines);

}  // namespace shenbao
