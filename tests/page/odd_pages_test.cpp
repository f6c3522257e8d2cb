#include <catch2/catch.hpp>
#include <map>
#include <opencv2/imgproc.hpp>
#include <string>

#include "drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

TEST_CASE("A blank page is blank, white or grainy or yellow") {
    const cv::Mat white(1754, 1240, CV_8U, cv::Scalar(255));
    for (const cv::Mat& image : {white, add_grain(white * 0.8, 6)}) {
        const auto page = make_upright(as_source(image, 150), {}, score_drawn_line);
        CHECK(page.blank);
        CHECK(page.quarter_turns == 0);
        CHECK(page.skew_deg == 0);
        CHECK_FALSE(page.evidence.orientation_confidence.has_value());
    }
    const cv::Mat yellow(1754, 1240, CV_8UC3, cv::Scalar(180, 220, 230));
    CHECK(make_upright(as_source(add_grain(yellow, 4), 150), {}, {}).blank);
}

TEST_CASE("A page with one page number is not blank") {
    cv::Mat image(1754, 1240, CV_8U, cv::Scalar(255));
    cv::putText(image, "- 1 -", {580, 1650}, cv::FONT_HERSHEY_SIMPLEX, 0.8, cv::Scalar(0), 2);
    CHECK_FALSE(make_upright(as_source(image, 150), {}, {}).blank);
}

TEST_CASE("Pure noise comes back with its size, without skew and without a sure orientation") {
    cv::Mat noise(1754, 1240, CV_8U);
    cv::RNG(7).fill(noise, cv::RNG::UNIFORM, 0, 256);
    const auto page = make_upright(as_source(noise, 150), {}, [](const cv::Mat&) { return 0.1; });
    CHECK(page.grey.cols > 1000);
    CHECK_FALSE(page.map.is_warped());
    CHECK(page.evidence.orientation_confidence.value_or(0) < 0.6);
}

TEST_CASE("Tiny and black pictures do not fail") {
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(3, 500), cv::Size(40, 30), cv::Size(900, 2)})
        for (const int level : {0, 128, 255}) {
            const auto page =
                make_upright(as_source(cv::Mat(size, CV_8U, cv::Scalar(level)), std::nullopt), {}, {});
            CHECK(page.grey.size() == size);
            CHECK(page.ink.size() == size);
        }
    CHECK(make_upright(as_source(cv::Mat(1754, 1240, CV_8UC3, cv::Scalar::all(0)), 150), {}, {}).grey.total() > 0);
}

TEST_CASE("The debug sink sees the stages and changes nothing") {
    std::map<std::string, cv::Size> seen;
    const DebugSink sink = [&seen](int, std::string_view stage, const cv::Mat& picture) {
        seen[std::string(stage)] = picture.size();
    };
    const cv::Mat scan = rotate_about_centre(draw_form(150).grey, 1, cv::Scalar(255));
    const auto page = make_upright(as_source(scan, 150), {}, score_drawn_line, sink);
    const auto unseen = make_upright(as_source(scan, 150), {}, score_drawn_line);
    CHECK(seen.at("page/source") == scan.size());
    CHECK(seen.at("page/light") == page.grey.size());
    CHECK(seen.at("page/ink") == page.ink.size());
    CHECK(cv::norm(page.grey, unseen.grey, cv::NORM_INF) == 0);
}
