// Numbers that a narrow cell breaks over two lines: ≤40. / 5元.
#pragma once

#include <string>
#include <vector>

#include "pipeline/base/page_text.hpp"

namespace shenbao {

// 30,576. of an amount that a narrow cell breaks: a number alone, with a point behind its last digit.
[[nodiscard]] bool ends_in_point(const std::string& text);

// A dot or dash behind the number of a line may be a speck. Unless two kinds of readers saw a point it was left
// out; where the cell's next line goes on with a digit it is part of a number, and the line's alternative that has
// it becomes its text, for a person to confirm. A point that was kept needs nobody where two digits of an amount
// follow (30,576. / 00); where no digit does it is taken off again. lines: of one cell, or one loose line.
void join_broken_numbers(std::vector<LineReading>& lines);

}  // namespace shenbao
