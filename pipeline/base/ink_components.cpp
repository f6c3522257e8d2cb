#include "pipeline/base/ink_components.hpp"

#include <opencv2/imgproc.hpp>

namespace shenbao {

InkComponents label_ink(const cv::Mat& mask) {
    InkComponents components;
    const int count = cv::connectedComponents(mask, components.labels, 8, CV_32S);
    components.parts.resize(static_cast<std::size_t>(count));
    InkPart& paper = components.parts.front();
    paper = {{0, 0, mask.cols, mask.rows}, mask.rows * mask.cols};
    for (int y = 0; y < mask.rows; ++y) {
        const int* labels = components.labels.ptr<int>(y);
        for (int x = 0; x < mask.cols;) {
            const int label = labels[x], from = x;
            while (x < mask.cols && labels[x] == label) ++x;
            if (label == 0) continue;
            InkPart& part = components.parts[static_cast<std::size_t>(label)];
            part.box |= cv::Rect(from, y, x - from, 1);  // an empty box takes the other
            part.area += x - from;
            paper.area -= x - from;
        }
    }
    return components;
}

cv::Mat paint_components(const cv::Mat& labels, const std::vector<uchar>& levels) {
    cv::Mat picture(labels.size(), CV_8UC1);
    for (int y = 0; y < labels.rows; ++y) {
        const int* from = labels.ptr<int>(y);
        uchar* to = picture.ptr(y);
        for (int x = 0; x < labels.cols; ++x) to[x] = levels[static_cast<std::size_t>(from[x])];
    }
    return picture;
}

}  // namespace shenbao
