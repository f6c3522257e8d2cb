// Which strokes meet which, which of them are rules, and which rules belong to one table.
#pragma once

#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// A horizontal and a vertical stroke that cross or end at each other.
struct Meeting {
    int horizontal = 0;  // index in `horizontal`
    int vertical = 0;
    bool close = false;  // within touch_px, not only within reach_px
    bool far = false;    // beyond reach_px: only a bridged stroke may miss so much
};

// Every pair that meets, found through a raster of buckets: near linear in the length of the strokes.
[[nodiscard]] std::vector<Meeting> find_meetings(const std::vector<Stroke>& horizontal,
                                                 const std::vector<Stroke>& vertical, const GridScale& scale);

// The rules of one connected table.
struct RuleSet {
    std::vector<Stroke> horizontal;
    std::vector<Stroke> vertical;
};

// Rules are the strong strokes that meet a rule, and the short ones that end at a rule on both ends (a T or an L);
// strokes of characters end in white. Sets with fewer than two rules of either direction or one of the other are
// left out.
[[nodiscard]] std::vector<RuleSet> group_rules(const std::vector<Stroke>& horizontal,
                                               const std::vector<Stroke>& vertical, const GridScale& scale);

}  // namespace shenbao
