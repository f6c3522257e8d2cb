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

namespace {

// The same sheet, white on a brown desk.
cv::Mat sheet_on_brown_desk() {
    cv::Mat photo(800, 600, CV_8UC3, cv::Scalar(70, 95, 120));
    cv::rectangle(photo, cv::Rect(80, 80, 440, 640), cv::Scalar(215, 205, 200), cv::FILLED);
    return photo;
}

// Light as bright as `share` of it on a part of the photo.
void light(cv::Mat& photo, const cv::Rect& part, double share) {
    photo(part).convertTo(photo(part), CV_8U, share);
}

}  // namespace

TEST_CASE("a shadow over a corner takes it from no sheet whose desk has another colour") {
    cv::Mat photo = sheet_on_brown_desk();
    light(photo, {380, 500, 220, 300}, 0.45);
    const PaperRegion region = find_paper(photo);
    REQUIRE_FALSE(region.whole);
    CHECK(is_paper(region, 500, 700));
    CHECK_FALSE(is_paper(region, 560, 760));
    CHECK_FALSE(is_paper(region, 40, 400));
}

TEST_CASE("a desk that a lamp makes as bright as the sheet is not paper") {
    cv::Mat photo = sheet_on_brown_desk();
    light(photo, {0, 0, 80, 800}, 2.6);
    const PaperRegion region = find_paper(photo);
    REQUIRE_FALSE(region.whole);
    CHECK(is_paper(region, 100, 400));
    CHECK_FALSE(is_paper(region, 40, 400));
    CHECK_FALSE(is_paper(region, 560, 400));
}

TEST_CASE("a red patch on a sheet on a grey desk does not make the desk paper") {
    cv::Mat photo;
    cv::cvtColor(sheet_on_desk(), photo, cv::COLOR_GRAY2BGR);
    cv::rectangle(photo, cv::Rect(300, 500, 60, 60), cv::Scalar(60, 60, 200), cv::FILLED);
    const PaperRegion region = find_paper(photo);
    REQUIRE_FALSE(region.whole);
    CHECK(is_paper(region, 330, 530));
    CHECK_FALSE(is_paper(region, 40, 400));
}

// A grey desk, so that no tint tells it from the sheet.
TEST_CASE("a corner in a shadow as dark as the desk is completed") {
    cv::Mat photo = sheet_on_desk();
    const std::vector<cv::Point> corner{{80, 80}, {260, 80}, {80, 300}};
    cv::fillConvexPoly(photo, corner, cv::Scalar(92));
    const PaperRegion region = find_paper(photo);
    REQUIRE_FALSE(region.whole);
    CHECK(is_paper(region, 100, 100));
    CHECK(is_paper(region, 150, 90));
    CHECK_FALSE(is_paper(region, 60, 60));
    CHECK_FALSE(is_paper(region, 40, 200));
}

// Bug: half of a page in the shadow of a hand was cut off as a desk, without a word.
TEST_CASE("where rules run on into the dark it is a shadow on the sheet, no desk") {
    cv::Mat page(2339, 1654, CV_8U, cv::Scalar(235));  // 200 dpi
    for (int x = 150; x <= 1500; x += 270) cv::line(page, {x, 250}, {x, 2100}, cv::Scalar(20), 2);
    for (int y = 250; y <= 2100; y += 185) cv::line(page, {150, y}, {1500, y}, cv::Scalar(20), 2);
    SECTION("a hard shadow") {
        page.rowRange(1200, page.rows) *= 0.5;
    }
    SECTION("darker from top to bottom") {
        for (int y = 0; y < page.rows; ++y) page.row(y) *= 1 - 0.65 * y / page.rows;
    }
    CHECK(find_paper(page).whole);
}

TEST_CASE("a pen across the edge of the sheet makes its desk no shadow") {
    cv::Mat photo(2339, 1654, CV_8U, cv::Scalar(90));
    cv::rectangle(photo, cv::Rect(150, 150, 1350, 2000), cv::Scalar(230), cv::FILLED);
    for (int x = 300; x <= 1300; x += 250) cv::line(photo, {x, 300}, {x, 1900}, cv::Scalar(20), 2);
    cv::line(photo, {1300, 900}, {1620, 1000}, cv::Scalar(20), 12);
    CHECK_FALSE(find_paper(photo).whole);
}
