// One group of runs -> the straight strokes it consists of.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/run_scan.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {

// What a pass over the mask looks for.
struct ScanPass {
    int max_gap = 0;
    int min_length = 0;
    double min_fill = 0;  // of a run of the smeared mask
    double min_coverage = 0;
    double min_clear = 0;
    bool dashed = false;
};

// ink: in the frame of the stroke. None where the group is not straight, thin, inked or free enough. A group with
// a sudden step (pieces of a rule that were printed apart) gives the pieces.
[[nodiscard]] std::vector<Stroke> trace_strokes(const cv::Mat& ink, const std::vector<Run>& group,
                                                const ScanPass& pass, Direction direction, const GridScale& scale);

}  // namespace shenbao
