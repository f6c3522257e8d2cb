// Rules that are too pale for the ink mask, and still a line in the grey.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/lattice.hpp"

namespace shenbao {

// Columns of a page in which the grey under a line is darker than on both sides of it.
struct FaintColumns {
    int x0 = 0;                   // of the first column
    std::vector<bool> is_darker;  // column by column
    double beside = 0;            // share in which the same is seen beside the line
};

// Of the columns x0 to x1, as far as they are on the page. grey as below.
[[nodiscard]] FaintColumns faint_columns(const cv::Mat& grey, const LatticeLine& line, int x0, int x1,
                                         const GridScale& scale);

// Share of the columns x0 to x1 in which the grey under the line is darker than on both sides of it, less the
// share in which the same is seen beside it (letters, shading, noise). Averaged along the line, so that grain does
// not hide what goes on. grey: 8-bit, in the frame of the line; empty: 0.
[[nodiscard]] double faint_share(const cv::Mat& grey, const LatticeLine& line, int x0, int x1,
                                 const GridScale& scale);

}  // namespace shenbao
