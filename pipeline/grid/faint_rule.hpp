// Rules that are too pale for the ink mask, and still a line in the grey.
#pragma once

#include <opencv2/core/mat.hpp>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/lattice.hpp"

namespace shenbao {

// Share of the columns x0 to x1 in which the grey under the line is darker than on both sides of it, less the
// share in which the same is seen beside it (letters, shading, noise). Averaged along the line, so that grain does
// not hide what goes on. grey: 8-bit, in the frame of the line; empty: 0.
[[nodiscard]] double faint_share(const cv::Mat& grey, const LatticeLine& line, int x0, int x1,
                                 const GridScale& scale);

}  // namespace shenbao
