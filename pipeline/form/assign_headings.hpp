// Which label each heading is: the assignment with the largest sum of similarities, then what is left over.
#pragma once

#include <vector>

#include "pipeline/form/filling.hpp"

namespace shenbao {

struct AssignedHeading {
    std::size_t cell = 0;   // of the layout
    std::size_t label = 0;  // of the columns, or columns.size() for the history
    double similarity = 0;
    bool guessed = false;  // half of the label: a person looks at what stands below it
};

// cells: that may be headings, left to right. Those that are no label's are left out.
[[nodiscard]] std::vector<AssignedHeading> assign_headings(const Filling& filling, const ColumnsSpec& spec,
                                                           const std::vector<std::size_t>& cells);

}  // namespace shenbao
