// The edges of sheets in drawn photographs under light and shadow.
#include "pipeline/page/sheet_outline.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/page/paper_region.hpp"

using namespace shenbao;

namespace {

const std::vector<cv::Point> kSheet = {{60, 50}, {270, 62}, {262, 370}, {48, 352}};  // of 320 x 420 px

// A sheet on a desk of wood, both grey, `desk` times as bright.
cv::Mat draw_photo(double desk) {
    cv::Mat grain(420, 320, CV_32F);
    cv::RNG(5).fill(grain, cv::RNG::NORMAL, 200 * desk, 9);
    cv::blur(grain, grain, {41, 1});
    cv::fillConvexPoly(grain, kSheet, cv::Scalar(200));
    cv::GaussianBlur(grain, grain, {0, 0}, 0.8);
    return grain;
}

// A shadow with a soft border over everything to the left of x.
cv::Mat shaded(const cv::Mat& photo, int x, double light) {
    cv::Mat lamp(photo.size(), CV_32F, cv::Scalar(1)), out;
    lamp.colRange(0, x).setTo(light);
    cv::GaussianBlur(lamp, lamp, {0, 0}, 12);
    cv::Mat(photo.mul(lamp)).convertTo(out, CV_8U);
    return out;
}

double farthest_corner(const SheetOutline& outline) {
    double farthest = 0;
    for (std::size_t k = 0; k < 4; ++k)
        farthest = std::max(farthest, cv::norm(outline.corners[k] - cv::Point2d(kSheet[k])));
    return farthest;
}

}  // namespace

TEST_CASE("the edges of a sheet are found in light and shadow") {
    for (const double desk : {0.5, 0.7, 0.85}) {
        for (const double light : {1.0, 0.7, 0.45}) {
            INFO("desk " << desk << ", light " << light);
            const auto outline = find_sheet_outline(shaded(draw_photo(desk), 150, light));
            REQUIRE(outline);
            CHECK(farthest_corner(*outline) < 4);
            CHECK(outline->support > 0.8);
        }
    }
}

TEST_CASE("a picture without a sheet has no outline, whatever shadow lies on it") {
    const cv::Mat paper(420, 320, CV_32F, cv::Scalar(200));
    CHECK_FALSE(find_sheet_outline(shaded(paper, 150, 0.5)));
    cv::Mat stripes = paper.clone();
    stripes.rowRange(100, 130).setTo(120);
    stripes.colRange(200, 220).setTo(120);
    CHECK_FALSE(find_sheet_outline(shaded(stripes, 150, 1)));
    CHECK_FALSE(find_sheet_outline(cv::Mat(5, 5, CV_8U, cv::Scalar(100))));
}

TEST_CASE("a shadow that makes the sheet as dark as the desk in light takes nothing from the sheet") {
    const cv::Mat photo = shaded(draw_photo(0.6), 170, 0.5);
    const PaperRegion region = find_paper(photo);
    REQUIRE_FALSE(region.whole);
    cv::Mat sheet = cv::Mat::zeros(photo.size(), CV_8U);
    cv::fillConvexPoly(sheet, kSheet, cv::Scalar(255));
    cv::resize(sheet, sheet, region.mask.size());
    const double lost = cv::countNonZero(sheet & ~region.mask), desk = cv::countNonZero(region.mask & ~sheet);
    CHECK(lost < 0.08 * cv::countNonZero(sheet));  // a rim of 2 mm is given up
    CHECK(desk < 0.02 * cv::countNonZero(sheet));
}

TEST_CASE(
    "a sheet whose desk no level tells from its shadow is told by its edges; a white box on tinted paper is not") {
    const auto gradient = [](cv::Mat photo) {  // light falls off to a third from one corner to the other
        for (int y = 0; y < photo.rows; ++y)
            for (int x = 0; x < photo.cols; ++x)
                photo.ptr<float>(y)[x] *=
                    1.2F - 0.8F * static_cast<float>(x + y) / static_cast<float>(photo.cols + photo.rows);
        cv::Mat out;
        photo.convertTo(out, CV_8U);
        return out;
    };
    CHECK_FALSE(find_paper(gradient(draw_photo(0.75))).whole);
    CHECK(find_paper(shaded(draw_photo(0.92), 0, 1)).whole);
}
