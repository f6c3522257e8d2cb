// Runs of ink along the rows of a mask, and the components they form from row to row.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace shenbao {

struct Run {
    int y = 0;
    int x0 = 0;
    int x1 = 0;  // exclusive
};

// What counts as one run: blanks of up to `max_gap` px are part of it, and `min_fill` of it is ink.
struct RunRule {
    int max_gap = 0;
    int min_length = 1;
    double min_fill = 0;
};

// mask: 8-bit, 0 or 255. By row, then from left to right.
[[nodiscard]] std::vector<Run> scan_runs(const cv::Mat& mask, const RunRule& rule);

// Every row with the `steps` rows below it, so that a run survives small jumps.
[[nodiscard]] cv::Mat smear_down(const cv::Mat& mask, int steps);

[[nodiscard]] cv::Mat draw_runs(const std::vector<Run>& runs, const cv::Size& size);

// The mask without all vertical stretches longer than `max_thickness` px. mask: 0 or 255; its pixels are reused.
[[nodiscard]] cv::Mat drop_thick(cv::Mat mask, int max_thickness);

// Groups runs of adjacent rows that overlap (or miss each other by up to `reach` px). `runs` as of scan_runs.
[[nodiscard]] std::vector<std::vector<Run>> group_runs(const std::vector<Run>& runs, int reach);

}  // namespace shenbao
