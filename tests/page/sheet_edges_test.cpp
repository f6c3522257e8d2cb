// Edges of sheets in drawn thumbnails.
#include "pipeline/page/sheet_edges.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

const cv::Size kPicture(320, 420);
const SheetOutline kOutline{{{{50, 40}, {270, 40}, {270, 380}, {50, 380}}}, 1, 2};

// The upper edge: bent by 4 px, over the left quarter most of all.
double upper_edge(double x) {
    return 40 - 4 * std::exp(-(x - 50) / 40);
}

// By means of 8 x 8 points per pixel, grain added.
cv::Mat draw_sheet(double desk, double paper) {
    constexpr int kFine = 8;
    cv::Mat fine(kPicture * kFine, CV_32F, cv::Scalar(desk)), picture;
    for (int y = 0; y < fine.rows; ++y)
        for (int x = 0; x < fine.cols; ++x) {
            const double u = (x + 0.5) / kFine, v = (y + 0.5) / kFine;
            if (u > 50 && u < 270 && v > upper_edge(u) && v < 380)
                fine.ptr<float>(y)[x] = static_cast<float>(paper * (1 - 0.3 * u / 320));  // light from the left
        }
    cv::resize(fine, picture, kPicture, 0, 0, cv::INTER_AREA);
    cv::Mat grain(kPicture, CV_32F);
    cv::RNG(7).fill(grain, cv::RNG::NORMAL, 0, 1.5);
    picture += grain;
    picture.convertTo(picture, CV_8U);
    return picture;
}

}  // namespace

TEST_CASE("The edges of a curled sheet are traced to 0.2 px") {
    for (const double desk : {60.0, 130.0}) {
        INFO(desk);
        const auto edges = trace_sheet_edges(draw_sheet(desk, 230), kOutline);
        REQUIRE(edges.size() == 4);
        double squares = 0;
        for (const cv::Point2f& p : edges[0].points) squares += std::pow(p.y - upper_edge(p.x), 2);
        CHECK(std::sqrt(squares / static_cast<double>(edges[0].points.size())) < 0.2);
        for (const cv::Point2f& p : edges[1].points) CHECK(p.x == Approx(270).margin(0.3));
        CHECK(edges[2].direction == Direction::horizontal);
        CHECK(edges[3].direction == Direction::vertical);
        CHECK(edges[3].points.front().y < edges[3].points.back().y);
    }
}

TEST_CASE("A sheet that the picture crops, or whose edge is covered, has no edges") {
    const cv::Mat sheet = draw_sheet(60, 230);
    const cv::Rect cropped(0, 0, 268, 420);
    CHECK(trace_sheet_edges(sheet(cropped), kOutline).empty());
    cv::Mat covered = sheet.clone();
    covered(cv::Rect(30, 100, 40, 150)).setTo(110);
    CHECK(trace_sheet_edges(covered, kOutline).empty());
}

TEST_CASE("What lies over an edge here and there is left out of it") {
    cv::Mat sheet = draw_sheet(60, 230);
    sheet(cv::Rect(46, 200, 8, 8)).setTo(110);
    const auto edges = trace_sheet_edges(sheet, kOutline);
    REQUIRE(edges.size() == 4);
    for (const cv::Point2f& p : edges[3].points) CHECK(std::abs(p.x - 50) < 1);
}
