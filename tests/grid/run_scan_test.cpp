#include "pipeline/grid/run_scan.hpp"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

using namespace shenbao;

namespace {

// Stretches longer than `limit` cleared, column by column.
cv::Mat without_thick(const cv::Mat& mask, int limit) {
    cv::Mat thin = mask.clone();
    for (int x = 0; x < mask.cols; ++x) {
        for (int y = 0; y < mask.rows;) {
            const int begin = y;
            while (y < mask.rows && mask.at<uchar>(y, x) != 0) ++y;
            if (y - begin > limit) thin(cv::Rect(x, begin, 1, y - begin)).setTo(0);
            y += y == begin ? 1 : 0;
        }
    }
    return thin;
}

}  // namespace

TEST_CASE("thick stretches go column by column, at the rims too") {
    cv::RNG chance(9);
    cv::Mat noise(40, 75, CV_8U);
    chance.fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::Mat mask = noise < 190;
    const cv::Mat expected = without_thick(mask, 3);
    REQUIRE(cv::countNonZero(expected) > 100);
    REQUIRE(cv::countNonZero(expected) < cv::countNonZero(mask) - 100);
    CHECK(cv::norm(drop_thick(mask, 3), expected, cv::NORM_INF) == 0);
}

TEST_CASE("runs take short blanks in, and count the ink only") {
    cv::Mat mask = cv::Mat::zeros(2, 40, CV_8U);
    mask(cv::Rect(3, 1, 10, 1)).setTo(255);
    mask(cv::Rect(15, 1, 10, 1)).setTo(255);  // after a blank of 2
    mask(cv::Rect(30, 1, 4, 1)).setTo(255);   // after one of 5
    const std::vector<Run> runs = scan_runs(mask, {2, 5, 0.9});
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].y == 1);
    CHECK(runs[0].x0 == 3);
    CHECK(runs[0].x1 == 25);
    CHECK(scan_runs(mask, {2, 5, 0.95}).empty());
    CHECK(scan_runs(mask, {0, 1, 0}).size() == 3);
}
