#include "pipeline/page/paper_region.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

// A sheet on a dark desk, 600 x 800 px: paper from (80, 80) to (520, 720).
cv::Mat sheet_on_desk() {
    cv::Mat photo(800, 600, CV_8U, cv::Scalar(90));
    cv::rectangle(photo, cv::Rect(80, 80, 440, 640), cv::Scalar(220), cv::FILLED);
    return photo;
}

bool is_paper(const PaperRegion& region, double x, double y) {
    return region.mask.at<uchar>(static_cast<int>(y * region.thumb_scale),
                                 static_cast<int>(x * region.thumb_scale)) == 255;
}

}  // namespace

TEST_CASE("the desk around a sheet is not paper") {
    const PaperRegion region = find_paper(sheet_on_desk());
    REQUIRE_FALSE(region.whole);
    CHECK(is_paper(region, 300, 400));
    CHECK(is_paper(region, 90, 90));
    CHECK_FALSE(is_paper(region, 40, 400));
    CHECK_FALSE(is_paper(region, 560, 780));
}

TEST_CASE("a shadow as dark as the desk takes no bay out of the sheet") {
    cv::Mat photo = sheet_on_desk();
    cv::ellipse(photo, {560, 400}, {200, 150}, 0, 0, 360, cv::Scalar(95), cv::FILLED);
    const PaperRegion region = find_paper(photo);
    REQUIRE_FALSE(region.whole);
    CHECK(is_paper(region, 420, 400));
    CHECK(is_paper(region, 500, 400));
    CHECK_FALSE(is_paper(region, 560, 400));
}
