#include "pipeline/base/ink_components.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace shenbao {

namespace {

// Ink [from, to) of row y.
void count_run(int* stats, int y, int from, int to) {
    const int right = std::max(stats[cv::CC_STAT_LEFT] + stats[cv::CC_STAT_WIDTH], to);
    if (stats[cv::CC_STAT_AREA] == 0) stats[cv::CC_STAT_TOP] = y;
    stats[cv::CC_STAT_LEFT] = stats[cv::CC_STAT_AREA] == 0 ? from : std::min(stats[cv::CC_STAT_LEFT], from);
    stats[cv::CC_STAT_WIDTH] = right - stats[cv::CC_STAT_LEFT];
    stats[cv::CC_STAT_HEIGHT] = y + 1 - stats[cv::CC_STAT_TOP];
    stats[cv::CC_STAT_AREA] += to - from;
}

}  // namespace

InkComponents label_ink(const cv::Mat& mask) {
    InkComponents components;
    components.count = cv::connectedComponents(mask, components.labels, 8, CV_32S);
    components.stats = cv::Mat::zeros(components.count, 5, CV_32S);
    int ink = 0;
    for (int y = 0; y < mask.rows; ++y) {
        const int* labels = components.labels.ptr<int>(y);
        for (int x = 0; x < mask.cols;) {
            const int label = labels[x], from = x;
            while (x < mask.cols && labels[x] == label) ++x;
            if (label == 0) continue;
            count_run(components.stats.ptr<int>(label), y, from, x);
            ink += x - from;
        }
    }
    int* paper = components.stats.ptr<int>(0);
    paper[cv::CC_STAT_WIDTH] = mask.cols;
    paper[cv::CC_STAT_HEIGHT] = mask.rows;
    paper[cv::CC_STAT_AREA] = mask.rows * mask.cols - ink;
    return components;
}

}  // namespace shenbao
