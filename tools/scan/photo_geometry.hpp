// The map of a photographed sheet: curled near one side, tilted before a phone's camera.
#pragma once

#include "tools/scan/page_warp.hpp"

namespace shenbao::scan {

struct PhotoPose {
    double tilt_x_deg = 0;      // perspective: about the horizontal axis
    double tilt_y_deg = 0;      // about the vertical axis
    double roll_deg = 0;        // positive = clockwise
    double distance_mm = 420;   // camera to sheet
    double curl_mm = 0;         // lift of the curled side
    double curl_reach_mm = 30;  // how far into the sheet the lift falls to 1/e
    bool curl_left = true;
    double margin = 0.06;  // background around the sheet, share of its size
    double dpi = 250;      // at the sheet's centre
};

// The curl lifts the sheet as height = curl_mm * exp(-s / reach), s along the paper from the curled side.
[[nodiscard]] PageWarp photo_warp(double width_pt, double height_pt, const PhotoPose& pose);
// The sheet's slope across the curl at a distance s_mm along the paper from the curled side: 0 = flat.
[[nodiscard]] double curl_slope(const PhotoPose& pose, double s_mm);

}  // namespace shenbao::scan
