// Where the picture shows paper, and where only what the paper lies on (desk of a photo, open scanner lid).
//
// In: a source image, 8-bit, 1 or 3 channels. Out: a thumbnail-sized mask. Nothing throws: where no edge of the
// paper can be told, all of the picture is paper.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/page/rule_curves.hpp"

namespace shenbao {

struct PaperRegion {
    cv::Mat thumb;                 // the source at kThumbSidePx, same channels
    cv::Mat mask;                  // size of thumb, 8-bit, paper = 255
    double thumb_scale = 1;        // thumb px per source px
    bool whole = true;             // all of the picture is paper
    std::vector<RuleCurve> edges;  // of the sheet, thumb px; empty where they are in doubt
};

inline constexpr int kThumbSidePx = 420;  // longer side; about 36 dpi on A4

[[nodiscard]] PaperRegion find_paper(const cv::Mat& image);
// The paper's extent if it is seen as a convex sheet within the picture, source px; {0, 0} if all is paper.
[[nodiscard]] cv::Size2d paper_size(const PaperRegion& region);
// Mask of the surroundings at full size, 255 = not paper; empty where all is paper.
[[nodiscard]] cv::Mat surroundings_mask(const PaperRegion& region, cv::Size size);

}  // namespace shenbao
