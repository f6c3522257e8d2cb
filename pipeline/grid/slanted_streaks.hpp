// Streaks and scratches that run straight over much of a page, but lean off its rules: dust on a glass that a page
// was laid on aslant, the edge of another sheet, a stroke of a pen along a ruler.
#pragma once

#include <vector>

#include "pipeline/base/page_grid.hpp"
#include "pipeline/grid/ink_probe.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// Upright px, in the frame of its direction, as a Stroke.
struct SlantedStreak {
    Direction direction = Direction::vertical;  // the axis that it leans off
    double at_begin = 0;                        // across, where it begins
    double lean = 0;                            // px across per px along
    double begin = 0, end = 0;                  // along
    double width_px = 0;                        // across
    [[nodiscard]] double at(double along) const { return at_begin + lean * (along - begin); }
};

// A rule ends at the rules that it meets or they end at it; a line that does neither, though it runs over a
// quarter of the page and leans by 0.7 to 8 degrees, is a streak. `horizontal`, `vertical`: the page's strokes, as
// traced with the streaks on it.
[[nodiscard]] std::vector<SlantedStreak> find_slanted_streaks(const PageInk& ink,
                                                              const std::vector<Stroke>& horizontal,
                                                              const std::vector<Stroke>& vertical,
                                                              const GridScale& scale);

// The masks without these streaks. What crosses one stays: a rule that runs across it or, at a small angle, along
// it, and all of a character that it touches.
[[nodiscard]] PageInk erase_slanted(PageInk ink, const std::vector<SlantedStreak>& streaks,
                                    const GridScale& scale);

// All ink on them, 8-bit, 0 or 255, of the page's size; some of it may be of characters. Empty if there are none.
[[nodiscard]] cv::Mat mark_slanted(const cv::Mat& ink, const std::vector<SlantedStreak>& streaks);

}  // namespace shenbao
