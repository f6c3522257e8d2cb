#include "pipeline/page/colour_ink.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

struct SealedForm {
    cv::Mat bgr;
    cv::Mat print;  // 255 where the form has dark print
    cv::Mat stamp;  // 255 where coloured ink was laid
};

// Ink laid over print as a stamp does: it filters the light that paper and print send back.
SealedForm stamp_form(const cv::Scalar& ink_bgr, const cv::Scalar& paper_bgr) {
    const DrawnForm form = draw_form(200);
    SealedForm sealed;
    sealed.print = form.grey < 60;
    sealed.stamp = cv::Mat(form.grey.size(), CV_8U, cv::Scalar(0));
    cv::circle(sealed.stamp, {700, 900}, 165, cv::Scalar(255), 9);
    cv::circle(sealed.stamp, {700, 900}, 60, cv::Scalar(255), -1);
    cv::cvtColor(form.grey, sealed.bgr, cv::COLOR_GRAY2BGR);
    cv::Mat filter(sealed.bgr.size(), CV_8UC3, paper_bgr);
    const cv::Scalar through(paper_bgr[0] * ink_bgr[0] / 255, paper_bgr[1] * ink_bgr[1] / 255,
                             paper_bgr[2] * ink_bgr[2] / 255);
    filter.setTo(through, sealed.stamp);
    cv::multiply(sealed.bgr, filter, sealed.bgr, 1 / 255.0);
    return sealed;
}

void check_separated(const SealedForm& sealed) {
    const auto page = make_upright(as_source(add_grain(sealed.bgr, 3), 200), {}, {});
    REQUIRE(page.seal_mask.size() == sealed.stamp.size());
    cv::Mat far_from_print = ~sealed.print;
    cv::erode(far_from_print, far_from_print, cv::Mat::ones(7, 7, CV_8U));
    const cv::Mat bare = sealed.stamp & far_from_print, under = sealed.stamp & sealed.print;
    REQUIRE(cv::countNonZero(under) > 300);
    CHECK(cv::countNonZero(page.seal_mask & bare) > 0.9 * cv::countNonZero(bare));
    cv::Mat near_stamp;
    cv::dilate(sealed.stamp, near_stamp, cv::Mat::ones(9, 9, CV_8U));
    CHECK(cv::countNonZero(page.seal_mask & ~near_stamp) == 0);
    CHECK(cv::mean(page.grey, bare)[0] > 235);
    CHECK(cv::countNonZero(page.ink & bare) < 0.005 * cv::countNonZero(bare));
    CHECK(cv::countNonZero(page.ink & under) > 0.95 * cv::countNonZero(under));
    CHECK(page.evidence.seal_share > 0);
}

}  // namespace

TEST_CASE("Print under a red seal survives, the seal goes to its mask") {
    check_separated(stamp_form({70, 60, 225}, {255, 255, 255}));
}

TEST_CASE("A pale seal on yellowed paper is told from the paper") {
    check_separated(stamp_form({140, 130, 245}, {200, 225, 240}));
}

TEST_CASE("Blue ink is taken away like red") {
    check_separated(stamp_form({190, 90, 60}, {250, 252, 255}));
}

TEST_CASE("A colour scan without coloured ink has no seal mask, nor has a grey one") {
    const cv::Mat grey = draw_form(200).grey;
    cv::Mat bgr;
    cv::cvtColor(grey, bgr, cv::COLOR_GRAY2BGR);
    cv::Mat tinted;
    cv::multiply(bgr, cv::Scalar(0.8, 0.9, 0.95), tinted);
    const auto page = make_upright(as_source(add_grain(tinted, 4), 200), {}, {});
    CHECK(page.seal_mask.empty());
    CHECK(page.colour.channels() == 3);
    const auto of_grey = make_upright(as_source(grey, 200), {}, {});
    CHECK(of_grey.seal_mask.empty());
    CHECK(of_grey.colour.empty());
}

TEST_CASE("Coloured fringes of badly registered black print are no coloured ink") {
    const cv::Mat grey = draw_form(200).grey;
    std::vector<cv::Mat> channels{grey, grey.clone(), grey};
    const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, 0.8, 0, 1, 0);
    cv::warpAffine(grey, channels[0], shift, grey.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::Mat bgr;
    cv::merge(channels, bgr);
    const auto page = make_upright(as_source(bgr, 200), {}, {});
    CHECK(page.evidence.seal_share < 1e-4);
}

namespace {

// Coloured and black strokes in every direction; the blue of the black ones lies a pixel off.
cv::Mat draw_strokes(cv::RNG& chance) {
    cv::Mat black(500, 500, CV_8U, cv::Scalar(240)), blue, stamp = cv::Mat::zeros(500, 500, CV_8U);
    const auto stroke = [&](cv::Mat& on, double level, int length, int thickness) {
        const cv::Point at(chance.uniform(0, 500), chance.uniform(0, 500));
        const cv::Point by(chance.uniform(-length, length), chance.uniform(-length, length));
        cv::line(on, at, at + by, cv::Scalar(level), thickness);
    };
    for (int i = 0; i < 60; ++i) stroke(black, 20, 40, 2);
    for (int i = 0; i < 4; ++i) stroke(stamp, 255, 300, chance.uniform(3, 9));
    const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, 1, 0, 1, 0);
    cv::warpAffine(black, blue, shift, black.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::addWeighted(black, 0.8, blue, 0.2, 0, blue);
    cv::Mat bgr;
    cv::merge(std::vector<cv::Mat>{blue, black, black}, bgr);
    bgr.setTo(cv::Scalar(60, 60, 220), stamp & (black > 128));
    cv::rectangle(bgr, {0, 0, 500, 500}, cv::Scalar::all(240), 40);  // nothing at the rim
    return bgr;
}

}  // namespace

TEST_CASE("Coloured ink is told alike wherever it lies on the page") {
    cv::RNG chance(17);
    int found = 0, other = 0;
    for (int round = 0; round < 40; ++round) {
        const cv::Mat bgr = draw_strokes(chance);
        const SeparatedInk here = separate_colour(bgr, 200);
        if (here.colour_mask.empty()) continue;
        ++found;
        const cv::Point by(chance.uniform(0, 64), chance.uniform(0, 64));
        cv::Mat moved;
        cv::copyMakeBorder(bgr, moved, by.y, 0, by.x, 0, cv::BORDER_CONSTANT, cv::Scalar::all(240));
        const SeparatedInk there = separate_colour(moved, 200);
        other += cv::countNonZero(there.colour_mask(cv::Rect(by, bgr.size())) != here.colour_mask);
    }
    CHECK(found > 30);
    CHECK(other == 0);
}
