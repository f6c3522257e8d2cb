// Takes the ink of streaks out of a page's masks, and leaves the rules that they run over or beside.
#pragma once

#include <vector>

#include "pipeline/grid/ink_probe.hpp"
#include "pipeline/grid/streaks.hpp"

namespace shenbao {

// Every pixel row across a streak is asked: ink no thicker than the streak goes, thicker ink (a rule that crosses,
// a character) stays. Where a rule runs along the streak its ink is darker than that of the streak alone in many
// rows; there all of it stays. Streaks that are not thin stay: nothing but their extent tells them from rules.
[[nodiscard]] PageInk erase_streaks(PageInk ink, const std::vector<Streak>& streaks, const UprightPage& page,
                                    const GridScale& scale);

// The ink on streaks that are not thin, 8-bit, 0 or 255, of the page's size; empty if there are none. Some of it
// may be of characters.
[[nodiscard]] cv::Mat mark_thick_streaks(const std::vector<Streak>& streaks, const UprightPage& page);

}  // namespace shenbao
