#include "tools/bench/grid/plain_page.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace shenbao::bench {
namespace {

constexpr double kA4ShortSideInch = 8.27;
constexpr double kWindowInch = 0.2;  // of the threshold; wider than a character
constexpr int kBelowPaper = 25;      // grey levels under the local mean; guess, unmeasured

}  // namespace

UprightPage make_plain_page(const cv::Mat& image, double dpi) {
    UprightPage page;
    page.dpi = dpi > 0 ? dpi : std::min(image.cols, image.rows) / kA4ShortSideInch;
    image.channels() == 1 ? image.copyTo(page.grey) : cv::cvtColor(image, page.grey, cv::COLOR_BGR2GRAY);
    const int window = static_cast<int>(page.dpi * kWindowInch) / 2 * 2 + 1;
    cv::adaptiveThreshold(page.grey, page.ink, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY_INV, window,
                          kBelowPaper);
    return page;
}

}  // namespace shenbao::bench
