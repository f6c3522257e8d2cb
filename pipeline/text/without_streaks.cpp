#include "pipeline/text/without_streaks.hpp"

#include <opencv2/imgproc.hpp>

namespace shenbao {

UprightPage without_streaks(const UprightPage& page, const PageGrid& grid) {
    UprightPage clean = page;
    if (grid.streaks.empty()) return clean;
    clean.ink = page.ink & ~grid.streaks;
    cv::Mat soft;
    cv::dilate(grid.streaks, soft, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    clean.grey = page.grey.clone();
    clean.grey.setTo(255, soft & ~clean.ink);
    return clean;
}

}  // namespace shenbao
