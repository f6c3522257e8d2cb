#include "pipeline/text/line_picture.hpp"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

// A stroke of the level, 10 px broad, on paper of 250, cut as a line.
cv::Mat cut_stroke(int level) {
    cv::Mat page(40, 60, CV_8U, cv::Scalar(250)), mask = cv::Mat::zeros(40, 60, CV_8U);
    const cv::Rect stroke(20, 10, 10, 20);
    page(stroke).setTo(level);
    mask(stroke).setTo(255);
    return cut_line(page, mask, {0, 0}, {20, 10, 30, 30}, 20).grey;
}

int darkest(const cv::Mat& grey) {
    double level = 0;
    cv::minMaxLoc(grey, &level);
    return static_cast<int>(level);
}

}  // namespace

TEST_CASE("print of usual darkness keeps its grey, paler print is darker, the palest most") {
    CHECK(darkest(cut_stroke(60)) == 60);
    CHECK(darkest(cut_stroke(150)) == 150);
    const int pale = darkest(cut_stroke(170)), palest = darkest(cut_stroke(205));
    CHECK(pale < 130);  // 170 / 255 squared, of 255
    CHECK(pale > 100);
    CHECK(palest == 132);  // 205 / 255 to the third, of 255
}

TEST_CASE("around pale print the paper stays the lightest") {
    const cv::Mat grey = cut_stroke(200);
    double lightest = 0;
    cv::minMaxLoc(grey, nullptr, &lightest);
    CHECK(lightest > 230);
}
