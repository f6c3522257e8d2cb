#include "pipeline/base/ink_components.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

TEST_CASE("components, their boxes and areas are those of OpenCV, on random ink") {
    cv::RNG chance(7);
    for (const double level : {20.0, 100.0, 200.0}) {
        cv::Mat noise(61, 83, CV_8UC1), labels, stats, centres;
        chance.fill(noise, cv::RNG::UNIFORM, 0, 256);
        const cv::Mat mask = noise < level;
        const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 8, CV_32S);
        const InkComponents components = label_ink(mask);
        REQUIRE(components.count == count);
        CHECK(cv::norm(components.labels, labels, cv::NORM_INF) == 0);
        CHECK(cv::norm(components.stats.rowRange(1, count), stats.rowRange(1, count), cv::NORM_INF) == 0);
        CHECK(components.stats.at<int>(0, cv::CC_STAT_AREA) == stats.at<int>(0, cv::CC_STAT_AREA));
    }
}

TEST_CASE("a mask without ink has only its paper") {
    const InkComponents components = label_ink(cv::Mat::zeros(5, 7, CV_8UC1));
    CHECK(components.count == 1);
    CHECK(components.stats.at<int>(0, cv::CC_STAT_AREA) == 35);
}
