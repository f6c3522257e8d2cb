// The skew of a page: by its rulings where it has them, else by its lines of text.
//
// Angles in degrees, positive = clockwise in the picture (y down). Accuracy on drawn pages: see tests/page.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <span>

#include "pipeline/page/rule_curves.hpp"

namespace shenbao {

struct Slant {
    double horizontal_deg = 0;  // of what should be level
    double vertical_deg = 0;    // of what should be upright; differs on sheared scans only
    double confidence = 0;      // 0..1, share of the evidence (by length) that agrees
    bool by_rules = false;
};

// nullopt where the rules are too short, too few or at odds.
[[nodiscard]] std::optional<Slant> measure_rule_slant(std::span<const RuleCurve> curves, double dpi,
                                                      double max_skew_deg);
// By the sharpness of the page's projections, rows and columns alike; nullopt where no angle stands out.
[[nodiscard]] std::optional<Slant> measure_text_slant(const cv::Mat& ink, double dpi, double max_skew_deg);

}  // namespace shenbao
