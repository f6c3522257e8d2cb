#include "pipeline/text/glyph_picture.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

// Grey ink in the middle of white paper, and its picture.
cv::Mat picture_of(int width, int height, int grey) {
    cv::Mat paper(200, 200, CV_8U, cv::Scalar(255));
    const cv::Rect ink(30, 50, width, height);
    paper(ink).setTo(grey);
    return picture_glyph(paper, {ink.x, ink.y, ink.x + width, ink.y + height});
}

}  // namespace

TEST_CASE("ink of any size and darkness fills the longer side of the picture, in its middle") {
    for (const auto& [width, height] : {std::pair{20, 10}, {64, 32}, {100, 50}})
        for (const int grey : {0, 120, 200}) {
            CAPTURE(width, grey);
            const cv::Mat picture = picture_of(width, height, grey);
            CHECK(picture.size() == cv::Size(kGlyphPictureSide, kGlyphPictureSide));
            CHECK(cv::boundingRect(picture) == cv::Rect(4, 12, kGlyphPictureInk, kGlyphPictureInk / 2));
            CHECK(picture.at<uchar>(20, 20) == 255);
        }
}

TEST_CASE("a thin stroke keeps a pixel, blank paper is no ink") {
    CHECK(cv::boundingRect(picture_of(120, 1, 0)).height == 1);
    CHECK(cv::countNonZero(picture_of(20, 20, 255)) == 0);
}
