#include "pipeline/grid/faint_rule.hpp"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

using namespace shenbao;

namespace {

double share_at_40(const cv::Mat& grey) {
    LatticeLine line;
    line.direction = Direction::horizontal;
    line.width_px = 2;
    line.position = 40;
    return faint_share(grey, line, 0, grey.cols, derive_scale(200, 0, {}));
}

// A horizontal line at y = 40 of a copy's grain (14 grey levels), `darker` than its paper over two rows.
double share_on_copy(double darker) {
    cv::Mat page(80, 600, CV_16S, cv::Scalar(200)), grain(page.size(), CV_16S), grey;
    page.rowRange(39, 41) -= darker;
    cv::RNG(7).fill(grain, cv::RNG::NORMAL, 0, 14);
    page += grain;
    page.convertTo(grey, CV_8U);
    return share_at_40(grey);
}

}  // namespace

TEST_CASE("a line little darker than the grain of the copy is seen, and grain is no line") {
    CHECK(share_on_copy(14) > 0.7);
    CHECK(share_on_copy(0) < 0.1);
}

TEST_CASE("a line among many like it is shading") {
    cv::Mat hatched(80, 600, CV_8U, cv::Scalar(200));
    for (int y = 0; y < hatched.rows; y += 10) hatched.rowRange(y, y + 2).setTo(160);
    CHECK(share_at_40(hatched) < 0.1);
}
