#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

// The page as a scanner would give it that has to be turned clockwise `turns` times.
cv::Mat lay_turned(const cv::Mat& page, int turns) {
    cv::Mat laid;
    const cv::RotateFlags back[] = {cv::ROTATE_90_COUNTERCLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_CLOCKWISE};
    cv::rotate(page, laid, back[turns - 1]);
    return laid;
}

}  // namespace

TEST_CASE("Pages lying on any side come upright, forms and running text") {
    for (const cv::Mat& upright : {draw_form(150).grey, draw_text_page(150)}) {
        const auto expected = make_upright(as_source(upright, 150), {}, score_drawn_line);
        REQUIRE(expected.quarter_turns == 0);
        for (int turns = 1; turns < 4; ++turns) {
            const auto page = make_upright(as_source(lay_turned(upright, turns), 150), {}, score_drawn_line);
            INFO(turns);
            CHECK(page.quarter_turns == turns);
            REQUIRE(page.grey.size() == expected.grey.size());
            CHECK(cv::norm(page.ink, expected.ink, cv::NORM_L1) / 255 <
                  0.001 * static_cast<double>(page.ink.total()));
            REQUIRE(page.evidence.orientation_confidence.has_value());
            CHECK(*page.evidence.orientation_confidence > 0.9);
        }
    }
}

TEST_CASE("A page lies as a person said, blank or not, and nothing is asked") {
    int asked = 0;
    const auto scorer = [&](const cv::Mat& line) {
        ++asked;
        return score_drawn_line(line);
    };
    const cv::Mat upright = draw_form(150).grey;
    for (int turns = 0; turns < 4; ++turns) {
        PageSettings settings;
        settings.quarter_turns = turns;
        for (const cv::Mat& sheet : {upright, cv::Mat(upright.size(), CV_8UC1, cv::Scalar(255))}) {
            const auto page = make_upright(as_source(sheet, 150), settings, scorer);
            CHECK(page.quarter_turns == turns);
            CHECK(page.grey.cols == (turns % 2 == 0 ? upright.cols : upright.rows));
            CHECK_FALSE(page.evidence.orientation_confidence.has_value());
        }
    }
    CHECK(asked == 0);
}

// The dots of a colon are print because one stands over the other, so ink must be told apart on the upright page.
TEST_CASE("Colons of full-width print are kept on pages that lay on their side") {
    constexpr double kDpi = 150;
    cv::Mat upright = draw_text_page(kDpi);
    const cv::Rect blank(300, 700, 500, 120);
    upright(blank).setTo(255);
    cv::RNG random(3);
    draw_line(upright, {320, 740}, 22, 8, random);
    draw_line(upright, {550, 740}, 22, 8, random);
    const cv::Rect colon(520, 746, 3, 14);  // 17 px behind the characters, in the middle of its square
    upright(cv::Rect(520, 746, 3, 3)).setTo(0);
    upright(cv::Rect(520, 757, 3, 3)).setTo(0);
    for (int turns = 1; turns < 4; ++turns) {
        const auto page = make_upright(as_source(lay_turned(upright, turns), kDpi), {}, score_drawn_line);
        INFO(turns);
        REQUIRE(page.quarter_turns == turns);
        REQUIRE(page.ink.size() == upright.size());
        CHECK(cv::countNonZero(page.ink(colon)) >= 14);
    }
}

TEST_CASE("A page both upside down and skewed comes upright and level") {
    const cv::Mat scan = lay_turned(rotate_about_centre(draw_form(150).grey, -4.2, cv::Scalar(255)), 2);
    const auto page = make_upright(as_source(scan, 150), {}, score_drawn_line);
    CHECK(page.quarter_turns == 2);
    CHECK(page.skew_deg == Approx(-4.2).margin(0.05));
}

TEST_CASE("A clear page costs few readings") {
    int readings = 0;
    const LineScorer counting = [&readings](const cv::Mat& line) {
        ++readings;
        return score_drawn_line(line);
    };
    (void)make_upright(as_source(lay_turned(draw_form(150).grey, 2), 150), {}, counting);
    CHECK(readings >= 4);
    CHECK(readings <= 8);
}

TEST_CASE("Lines handed to the scorer are single lines, dark on light, of several characters") {
    std::vector<cv::Mat> lines;
    const LineScorer keeping = [&lines](const cv::Mat& line) {
        lines.push_back(line.clone());
        return 0.5;
    };
    (void)make_upright(as_source(draw_form(150).grey, 150), {}, keeping);
    REQUIRE_FALSE(lines.empty());
    const double em = 10.5 / 72 * 150;
    for (const cv::Mat& line : lines) {
        CHECK(line.type() == CV_8UC1);
        CHECK(line.rows < 2 * em);
        CHECK(line.cols > 2.5 * em);
        CHECK(cv::mean(line)[0] > 128);
    }
}

TEST_CASE("A scorer that cannot tell leaves a low confidence") {
    const auto page = make_upright(as_source(draw_form(150).grey, 150), {}, [](const cv::Mat&) { return 0.5; });
    REQUIRE(page.evidence.orientation_confidence.has_value());
    CHECK(*page.evidence.orientation_confidence < 0.6);
}

TEST_CASE("Without a scorer only sideways text is turned, and the confidence says that half is guessed") {
    const cv::Mat upright = draw_text_page(150);
    CHECK(make_upright(as_source(upright, 150), {}, {}).quarter_turns == 0);
    const auto page = make_upright(as_source(lay_turned(upright, 1), 150), {}, {});
    CHECK(page.quarter_turns % 2 == 1);
    CHECK(page.evidence.orientation_confidence.value_or(1) <= 0.5);
}

TEST_CASE("A page with a few words only is read but not trusted blindly") {
    cv::Mat page(1754, 1240, CV_8U, cv::Scalar(255));
    cv::RNG random(3);
    draw_line(page, {500, 800}, 25, 4, random);
    const auto upright = make_upright(as_source(page, 150), {}, score_drawn_line);
    CHECK_FALSE(upright.blank);
    CHECK(upright.evidence.orientation_confidence.value_or(0) < 0.95);
}
