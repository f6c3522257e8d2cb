#include "pipeline/page/sauvola.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

// Smooth blots of every level, with a fine line here and there.
cv::Mat draw_blots(cv::RNG& chance, const cv::Size& size) {
    cv::Mat grey(size, CV_8U, cv::Scalar(250));
    for (int i = 0; i < 60; ++i) {
        const cv::Point at(chance.uniform(0, size.width), chance.uniform(0, size.height));
        cv::circle(grey, at, chance.uniform(1, 12), cv::Scalar(chance.uniform(0, 250)), cv::FILLED);
        cv::line(grey, at, {chance.uniform(0, size.width), at.y}, cv::Scalar(chance.uniform(100, 240)), 1);
    }
    cv::GaussianBlur(grey, grey, {3, 3}, 0.8);
    return grey;
}

// The published formula, window by window, with the constants of the room's reading.
cv::Mat threshold_slowly(const cv::Mat& grey, int radius) {
    cv::Mat padded, ink(grey.size(), CV_8U);
    cv::copyMakeBorder(grey, padded, radius, radius, radius, radius, cv::BORDER_REPLICATE);
    for (int y = 0; y < grey.rows; ++y) {
        for (int x = 0; x < grey.cols; ++x) {
            cv::Scalar mean, deviation;
            cv::meanStdDev(padded(cv::Rect(x, y, 2 * radius + 1, 2 * radius + 1)), mean, deviation);
            const double k = 0.05 + 0.1 * std::min(1.0, deviation[0] / 60);
            const double level = mean[0] * (1 + k * (deviation[0] / 128 - 1));
            ink.at<uchar>(y, x) = grey.at<uchar>(y, x) < std::clamp(level, 110.0, 225.0) ? 255 : 0;
        }
    }
    return ink;
}

}  // namespace

TEST_CASE("the sliding sums threshold as window by window, at the rims too") {
    cv::RNG chance(3);
    for (const cv::Size size : {cv::Size(97, 64), cv::Size(9, 120), cv::Size(130, 5)}) {
        const cv::Mat grey = draw_blots(chance, size), expected = threshold_slowly(grey, 6);
        REQUIRE(cv::countNonZero(expected) > 50);
        // Rounding may settle a pixel that lies on its level.
        CHECK(cv::countNonZero(threshold_ink(grey, 100) != expected) <= 1);
    }
}

TEST_CASE("nothing has no ink") {
    CHECK(threshold_ink(cv::Mat(), 200).empty());
}
