// Pages that are missing by the numbers printed on the others.
#pragma once

#include <string>
#include <vector>

#include "pipeline/form/group_pages.hpp"

namespace shenbao {

// What the numbers say, one text for each gap: "pages 2 to 3 are missing between pages 1 and 2". Numbers that were
// not read surely, or that do not ascend, say nothing; neither do pages of the file that lie between.
[[nodiscard]] std::vector<std::string> gaps_in_numbers(const PageGroup& group);

// The number of the first page that has one, where it is read surely; nullopt if it is 1.
[[nodiscard]] std::optional<int> late_first_number(const PageGroup& group);

}  // namespace shenbao
