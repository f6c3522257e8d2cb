// A page's print without the streaks that the grid stage saw run over it.
#pragma once

#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao {

// The page with paper where there are streaks, their soft edges included; ink beside them keeps its grey. What a
// streak shares with a stroke of a character is no streak (grid/erase_streaks.hpp). The page itself, not a copy of
// its pixels, if there are none.
[[nodiscard]] UprightPage without_streaks(const UprightPage& page, const PageGrid& grid);

// Lines with ink of a thick streak (PageGrid::thick_streaks; empty: none) get `alphabet_gap`: beside 6.40 it makes
// 16.40, sure to every reader. So do lines of a cell no further from one that was taken out than they are high: a
// 1 may have gone with it. REQUIRES: the readings are of the grid's cells.
void doubt_on_streaks(PageText& text, const PageGrid& grid);

}  // namespace shenbao
