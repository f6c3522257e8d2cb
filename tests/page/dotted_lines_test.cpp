// The dots of dotted rules are as small as specks, and stand in a row.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "pipeline/page/ink_mask.hpp"

using namespace shenbao;

namespace {

// A square of the pitch of dotted rules (1 pt dots, 1.2 pt blanks), `count` dots along x from (x, y) on.
void dots(cv::Mat& ink, cv::Point at, int count, double dpi, bool along_x = true, double size_pt = 1) {
    const int size = std::max(1, cvRound(size_pt * dpi / 72));
    for (int k = 0; k < count; ++k) {
        const int step = cvRound(k * 2.2 * dpi / 72);
        ink(cv::Rect(at.x + (along_x ? step : 0), at.y + (along_x ? 0 : step), size, size)).setTo(255);
    }
}

}  // namespace

TEST_CASE("the dots of a dotted rule are no specks, though no print is near") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        for (const bool along_x : {true, false}) {
            INFO("dpi " << dpi << (along_x ? " along x" : " along y"));
            cv::Mat ink = cv::Mat::zeros(600, 600, CV_8U);
            dots(ink, {100, 100}, 40, dpi, along_x);
            CHECK(cv::countNonZero(remove_specks(ink, dpi)) == cv::countNonZero(ink));
        }
    }
}

TEST_CASE("a few dots in a row, dots anywhere and the dots of a halftone are specks") {
    cv::Mat few = cv::Mat::zeros(600, 600, CV_8U);
    dots(few, {100, 100}, 4, 300);
    CHECK(cv::countNonZero(remove_specks(few, 300)) == 0);

    cv::Mat halftone = cv::Mat::zeros(600, 600, CV_8U);
    for (int y = 100; y < 400; y += 9) dots(halftone, {100, y}, 40, 300);
    CHECK(cv::countNonZero(remove_specks(halftone, 300)) == 0);

    cv::Mat uneven = cv::Mat::zeros(600, 600, CV_8U);
    int x = 100;
    for (const int step : {5, 17, 9, 20, 6, 13, 18, 7, 11, 19, 5, 15})
        uneven(cv::Rect(x += step, 100, 3, 3)).setTo(255);
    CHECK(cv::countNonZero(remove_specks(uneven, 300)) == 0);
}
