// The map that makes a page straight, and pictures resampled by it.
//
// Coordinates are continuous: pixel (i, j) covers [i, i+1) x [j, j+1), its centre lies at (i+0.5, j+0.5). OpenCV's
// warps count centres as whole numbers; the half pixel between the two is dealt with here and nowhere else.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

#include "pipeline/base/page_map.hpp"
#include "pipeline/page/paper_region.hpp"

namespace shenbao {

struct Straightening {
    PageMap map;            // straight px <-> source px
    cv::Size size;          // of the straight page
    bool resampled = true;  // false: the source's pixels are the page's
    double skew_deg = 0;    // of the source, nearest axis, positive = clockwise
    std::optional<double> skew_confidence;
    std::optional<double> straightness_px;  // RMS, straight px
};

// survey: ink of the source at survey_scale (survey px per source px), 8-bit. scale: straight px per source px.
struct SurveyInk {
    cv::Mat ink;
    double scale = 1;
    double dpi = 0;  // of the survey
};

[[nodiscard]] Straightening find_straightening(const SurveyInk& survey, const PaperRegion& paper,
                                               cv::Size source_size, double scale, double max_skew_deg);

// `cubic`: sharper, for grey; border: value outside of the source.
enum class Sampling { linear, cubic };
[[nodiscard]] cv::Mat resample(const cv::Mat& source, const Straightening& how, Sampling sampling,
                               const cv::Scalar& border);

}  // namespace shenbao
