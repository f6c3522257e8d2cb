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
        REQUIRE(components.parts.size() == static_cast<std::size_t>(count));
        CHECK(cv::norm(components.labels, labels, cv::NORM_INF) == 0);
        CHECK(components.parts[0].area == stats.at<int>(0, cv::CC_STAT_AREA));
        for (int i = 1; i < count; ++i) {
            const int* expected = stats.ptr<int>(i);
            const InkPart& part = components.parts[static_cast<std::size_t>(i)];
            CHECK(part.box == cv::Rect(expected[cv::CC_STAT_LEFT], expected[cv::CC_STAT_TOP],
                                       expected[cv::CC_STAT_WIDTH], expected[cv::CC_STAT_HEIGHT]));
            CHECK(part.area == expected[cv::CC_STAT_AREA]);
        }
    }
}

TEST_CASE("a mask without ink has only its paper") {
    const InkComponents components = label_ink(cv::Mat::zeros(5, 7, CV_8UC1));
    REQUIRE(components.parts.size() == 1);
    CHECK(components.parts[0].area == 35);
}

TEST_CASE("components are painted in their levels") {
    const cv::Mat labels = (cv::Mat_<int>(2, 3) << 0, 1, 1, 2, 0, 1);
    const cv::Mat expected = (cv::Mat_<uchar>(2, 3) << 9, 7, 7, 5, 9, 7);
    CHECK(cv::norm(paint_components(labels, {9, 7, 5}), expected, cv::NORM_INF) == 0);
}
