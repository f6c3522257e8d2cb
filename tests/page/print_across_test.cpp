#include "pipeline/page/print_across.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr int kEdge = 200;  // row below which the picture is dark

// Upright lines through the rows from `top` to `bottom`, on paper that is half as bright below the edge.
bool runs_across(int lines, int top, int bottom, bool rule_along = false) {
    const cv::Size size(300, 420);
    cv::Mat paper(size, CV_8U, cv::Scalar(230)), sheet(size, CV_8U, cv::Scalar(255));
    paper.rowRange(kEdge, size.height).setTo(115);
    sheet.rowRange(kEdge, size.height).setTo(0);
    cv::Mat grey = paper.clone();
    for (int i = 0; i < lines; ++i)
        for (int y = top; y < bottom; ++y) grey.at<uchar>(y, 40 + 50 * i) /= 2;
    if (rule_along) grey.row(kEdge + 2) /= 2;
    return has_print_across(grey, paper, sheet);
}

}  // namespace

TEST_CASE("Three lines on both sides of an edge run across it") {
    CHECK(runs_across(3, 100, 300));
    CHECK(runs_across(5, 100, 300, true));  // joined by a rule along the edge
}

TEST_CASE("Two lines may be a pen, print on one side is on that side") {
    CHECK_FALSE(runs_across(2, 100, 300));
    CHECK_FALSE(runs_across(5, 100, 180));
    CHECK_FALSE(runs_across(5, 220, 300));
    CHECK_FALSE(runs_across(5, kEdge - 3, 300));  // the grain of a desk, a little over an edge that is drawn wide
    CHECK_FALSE(runs_across(5, 100, kEdge + 3));
}
