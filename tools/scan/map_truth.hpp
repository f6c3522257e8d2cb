// Truth in points of the sheets -> truth in px of the page images.
#pragma once

#include <vector>

#include "tools/scan/profiles.hpp"

namespace shenbao::scan {

// Every "quad" is mapped by its page's warp (corners stay in order: clockwise from the upright top left), every
// "bbox" becomes the box around the mapped quad. Pages get their size, resolution, turns and skew; "seals" are
// added.
[[nodiscard]] Json map_truth(const Json& truth, const std::vector<ScannedPage>& pages);

}  // namespace shenbao::scan
