#include "pipeline/text/glyph_shape.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

struct DrawnGlyph {
    cv::Mat grey;
    Box ink;
};

// 口 with a foot on the left or on the right, `side` px wide.
DrawnGlyph draw_box(int side, bool foot_left, int level = 0) {
    cv::Mat grey(2 * side, 2 * side, CV_8UC1, cv::Scalar(255));
    const int at = side / 2, thick = std::max(2, side / 10);
    cv::rectangle(grey, cv::Rect(at, at, side, side / 2), cv::Scalar(level), thick);
    const int x = foot_left ? at : at + side;
    cv::line(grey, {x, at}, {x, at + side}, cv::Scalar(level), thick);
    return {grey, {at - thick, at - thick, at + side + thick, at + side + thick}};
}

double difference(const DrawnGlyph& a, double em_a, const DrawnGlyph& b, double em_b) {
    return cv::norm(describe_glyph(a.grey, a.ink, {a.ink.y0 - 0.0, em_a}),
                    describe_glyph(b.grey, b.ink, {b.ink.y0 - 0.0, em_b}));
}

}  // namespace

TEST_CASE("a shape hardly depends on its size, and differs from its mirror image") {
    const DrawnGlyph small = draw_box(24, true), large = draw_box(72, true), mirrored = draw_box(72, false);
    CHECK(3 * difference(small, 24, large, 72) < difference(large, 72, mirrored, 72));
}

TEST_CASE("faint ink has the shape of black ink") {
    const DrawnGlyph black = draw_box(40, true), faint = draw_box(40, true, 230);
    CHECK(difference(black, 40, faint, 40) < 0.05 * difference(black, 40, draw_box(40, false), 40));
}

TEST_CASE("the lengths say where in the em square the ink stands") {
    const DrawnGlyph glyph = draw_box(40, true);
    const cv::Mat shape = describe_glyph(glyph.grey, {10, 20, 30, 50}, {10, 40});
    const auto* lengths = shape.ptr<float>() + kGlyphShapeSize - kGlyphLengths;
    CHECK(lengths[0] == Approx(0.5));
    CHECK(lengths[1] == Approx(0.75));
    CHECK(lengths[2] == Approx(0.25));
    CHECK(lengths[3] == Approx(1.0));
}
