#include "pipeline/base/ink_components.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

cv::Mat random_mask(cv::RNG& chance, const cv::Size& size, double level) {
    cv::Mat noise(size, CV_8UC1);
    chance.fill(noise, cv::RNG::UNIFORM, 0, 256);
    return noise < level;
}

}  // namespace

TEST_CASE("components, their boxes and areas are those of OpenCV, on random ink") {
    cv::RNG chance(7);
    for (const double level : {20.0, 100.0, 200.0}) {
        cv::Mat labels, stats, centres;
        const cv::Mat mask = random_mask(chance, {83, 61}, level);
        const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 8, CV_32S);
        const InkComponents components = label_ink(mask);
        REQUIRE(components.parts.size() == static_cast<std::size_t>(count));
        CHECK(components.parts[0].area == stats.at<int>(0, cv::CC_STAT_AREA));
        std::map<int, int> part_of;  // by OpenCV's label
        int disagreeing = 0;
        for (int y = 0; y < mask.rows; ++y) {
            for (int x = 0; x < mask.cols; ++x) {
                const int part = components.part_at({x, y});
                disagreeing += part_of.try_emplace(labels.at<int>(y, x), part).first->second != part ? 1 : 0;
            }
        }
        CHECK(disagreeing == 0);
        CHECK(part_of[0] == 0);
        for (const auto& [label, part] : part_of) {
            if (label == 0) continue;
            const int* expected = stats.ptr<int>(label);
            const InkPart& found = components.parts[static_cast<std::size_t>(part)];
            CHECK(found.box == cv::Rect(expected[cv::CC_STAT_LEFT], expected[cv::CC_STAT_TOP],
                                        expected[cv::CC_STAT_WIDTH], expected[cv::CC_STAT_HEIGHT]));
            CHECK(found.area == expected[cv::CC_STAT_AREA]);
        }
    }
}

TEST_CASE("components come by their first pixel, row by row") {
    cv::RNG chance(11);
    const InkComponents components = label_ink(random_mask(chance, {40, 30}, 60));
    int seen = 0;
    for (const InkRun& run : components.runs) {
        CHECK(run.part <= seen + 1);
        seen = std::max(seen, run.part);
    }
    CHECK(static_cast<std::size_t>(seen) + 1 == components.parts.size());
}

TEST_CASE("a mask without ink has only its paper") {
    const InkComponents components = label_ink(cv::Mat::zeros(5, 7, CV_8UC1));
    REQUIRE(components.parts.size() == 1);
    CHECK(components.parts[0].area == 35);
    CHECK(components.part_at({6, 4}) == 0);
    CHECK(label_ink(cv::Mat()).parts.size() == 1);
}

TEST_CASE("components are painted in their levels") {
    const cv::Mat mask = (cv::Mat_<uchar>(3, 4) << 0, 1, 1, 0, 0, 0, 0, 0, 255, 0, 0, 3);
    const cv::Mat expected = (cv::Mat_<uchar>(3, 4) << 9, 7, 7, 9, 9, 9, 9, 9, 5, 9, 9, 4);
    CHECK(cv::norm(paint_components(label_ink(mask), {9, 7, 5, 4}), expected, cv::NORM_INF) == 0);
}

TEST_CASE("the mask of a part leaves out what else is in the box, and what of it is not") {
    cv::Mat mask = cv::Mat::zeros(20, 30, CV_8UC1);
    cv::rectangle(mask, cv::Rect(2, 3, 20, 12), cv::Scalar(255));  // a frame
    mask(cv::Rect(8, 7, 4, 3)).setTo(255);                         // a block in it
    const InkComponents components = label_ink(mask);
    REQUIRE(components.parts.size() == 3);
    const cv::Mat frame = mask_of(components, 1, components.parts[1].box);
    CHECK(cv::countNonZero(frame) == components.parts[1].area);
    CHECK(frame.at<uchar>(5, 7) == 0);  // the block
    CHECK(cv::countNonZero(mask_of(components, 1, {0, 0, 10, 20})) == 2 * 8 + 10);
    CHECK(cv::countNonZero(mask_of(components, 2, {0, 0, 30, 20})) == 12);
}
