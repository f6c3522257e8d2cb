#include "pipeline/text/ink_stretches.hpp"

#include <opencv2/core.hpp>

namespace shenbao {

std::vector<Columns> find_stretches(const cv::Mat& mask) {
    cv::Mat columns;
    cv::reduce(mask, columns, 0, cv::REDUCE_MAX);
    std::vector<Columns> stretches;
    for (int x = 0, from = -1; x <= columns.cols; ++x) {
        const bool ink = x < columns.cols && columns.at<uchar>(0, x) != 0;
        if (ink && from < 0) from = x;
        if (ink || from < 0) continue;
        stretches.emplace_back(from, x);
        from = -1;
    }
    return stretches;
}

}  // namespace shenbao
