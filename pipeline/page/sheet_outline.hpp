// The four edges of a sheet in a photograph, whatever light and shadow lie over it and its desk.
#pragma once

#include <array>
#include <opencv2/core/mat.hpp>
#include <optional>

namespace shenbao {

struct SheetOutline {
    std::array<cv::Point2d, 4> corners;  // px of `brightness`, around the sheet, clockwise from the upper left
    double support = 0;                  // 0..1, share of the least seen side that is an edge
    double contrast = 0;                 // brightness inside to outside, along the side where it is least
};

// brightness: 8-bit, without print. A side is a straight line, no more than 15 degrees off the axes, along which
// the sheet is brighter than what lies beyond it, by a share of its own brightness: shadows change both. Soft
// borders of shadows are no edges. nullopt where no four such lines enclose a good part of the picture.
[[nodiscard]] std::optional<SheetOutline> find_sheet_outline(const cv::Mat& brightness);

}  // namespace shenbao
