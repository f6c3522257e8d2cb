// Streaks of a fax or a feeder: straight along an axis of the scan, however the page lay in it.
#pragma once

#include <vector>

#include "pipeline/base/upright_page.hpp"
#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// The strokes (of one direction) without the pieces of streaks: pieces that lie on one line of the source's raster
// over half of the page and are tilted with it. Where the page was not skewed (less than kLeastTiltMm over the
// streak) a streak cannot be told from a rule this way, and nothing is dropped.
[[nodiscard]] std::vector<Stroke> drop_streaks(std::vector<Stroke> strokes, const UprightPage& page,
                                               const GridScale& scale);

}  // namespace shenbao
