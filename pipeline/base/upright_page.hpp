// One page after the page stage: upright, straight, evenly lit, with its ink.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

#include "models/declaration/geometry.hpp"
#include "models/declaration/page_mark.hpp"
#include "pipeline/base/page_map.hpp"

namespace shenbao {

struct PageEvidence {
    std::optional<double> orientation_confidence;  // 0..1, see pipeline/page
    std::optional<double> skew_confidence;         // 0..1
    std::optional<double> straightness_px;         // RMS distance of the rules from straight lines after unwarping
    double seal_share = 0;                         // share of page pixels covered by coloured ink
};

struct UprightPage {
    std::string file;
    int number = 1;
    double dpi = 0;     // of the upright raster; estimated from the page's content where the file does not say
    cv::Mat grey;       // 8-bit, light normalised: paper near 255, coloured ink removed
    cv::Mat ink;        // 8-bit, 0 or 255, ink = 255: dark print, rules and pen, without coloured ink and borders
    cv::Mat colour;     // 8-bit BGR, upright, as scanned; empty for grey sources
    cv::Mat seal_mask;  // 8-bit, 0 or 255, coloured (seal) ink = 255; empty if there is none
    cv::Mat lifted;     // 8-bit, 0 or 255: pale ink taken for a watermark's, no longer in `grey`; empty if none
    std::vector<PageMark> marks;  // what the coloured ink is; the largest first
    PageMap map;                  // upright px <-> source px
    int quarter_turns = 0;        // clockwise turns that made the source upright, 0..3
    double skew_deg = 0;          // skew of the source after the quarter turns, positive = clockwise
    bool blank = false;           // no print on it
    PageEvidence evidence;
};

}  // namespace shenbao
