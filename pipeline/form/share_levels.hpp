// Levels that are not printed in a row: merged cells that a page break cut, and blank cells.
#pragma once

#include <set>
#include <vector>

#include "pipeline/form/filling.hpp"

namespace shenbao {

// How a row came to a level that is not printed in it.
enum class Inherited {
    no,
    merged,      // the cell covers the row
    page_break,  // the cell before or behind a page break goes on (rule L5)
    guess,       // a blank cell of its own: a rule was lost, or the paper says nothing
};

// One printed row: for each column the cells that make up its text (two if a page break cut the row).
struct IndicatorRow {
    const Strip* strip = nullptr;
    std::vector<std::vector<std::size_t>> cells;  // parallel to the columns
    Inherited level1 = Inherited::no, level2 = Inherited::no;
    std::set<std::size_t> doubtful{};  // columns whose text may be wrong, by what a page break cut
};

// Gives rows with a blank level the cells that it stands in, and says how that is known. A blank level at the foot
// of a page takes the cell of the first row of the next, any other the one above. The level 1 of a block is always
// there; a level 2 only goes on where a page break cut it, and only in blocks that merge theirs: most forms print
// it in every row, and a blank one says nothing there.
void share_levels(const Layout& layout, const std::vector<IndicatorColumn>& columns,
                  std::vector<IndicatorRow>& rows);

}  // namespace shenbao
