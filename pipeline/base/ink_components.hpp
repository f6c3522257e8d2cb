// Connected ink: pieces of a mask that touch, corners included.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

namespace shenbao {

struct InkPart {
    cv::Rect box;  // px of the mask
    int area = 0;  // px
};

struct InkComponents {
    cv::Mat labels;              // 32-bit signed, size of the mask; 0 = paper
    std::vector<InkPart> parts;  // by label; the first is the paper
};

// mask: 8-bit, ink != 0. OpenCV's labels; its own statistics visit the paper too and take four times as long as
// the labels themselves.
[[nodiscard]] InkComponents label_ink(const cv::Mat& mask);

// 8-bit, size of the mask: every pixel has the level of its component. levels: by label.
[[nodiscard]] cv::Mat paint_components(const cv::Mat& labels, const std::vector<uchar>& levels);

}  // namespace shenbao
