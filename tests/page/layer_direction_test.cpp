#include "pipeline/page/layer_direction.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/page/make_upright.hpp"

using namespace shenbao;

namespace {

// `count` glyphs of 20 px, each `dx`, `dy` px on from the one before.
TextLayer line_of(int count, double dx, double dy) {
    TextLayer layer;
    for (int i = 0; i < count; ++i) {
        const Point at{500 + i * dx, 500 + i * dy};
        layer.glyphs.push_back({"字", at, {at.x + 20, at.y + 20}});
    }
    return layer;
}

TextLayer joined(TextLayer a, const TextLayer& b) {
    a.glyphs.insert(a.glyphs.end(), b.glyphs.begin(), b.glyphs.end());
    return a;
}

}  // namespace

// The last page of a filing with nothing but a note on it was turned upside down.
TEST_CASE("a page lies as its text layer runs") {
    CHECK(find_layer_direction(line_of(8, 22, 0)).value().quarter_turns == 0);
    CHECK(find_layer_direction(line_of(8, 0, -22)).value().quarter_turns == 1);
    CHECK(find_layer_direction(line_of(8, -22, 0)).value().quarter_turns == 2);
    CHECK(find_layer_direction(line_of(8, 0, 22)).value().quarter_turns == 3);
    CHECK(find_layer_direction(line_of(8, 22, 0)).value().confidence == 1.0);
}

TEST_CASE("an upright label beside level text turns nothing") {
    const auto direction = find_layer_direction(joined(line_of(12, 22, 0), line_of(4, 0, 22)));
    REQUIRE(direction);
    CHECK(direction->quarter_turns == 0);
    CHECK(direction->confidence.value() < 1);
}

TEST_CASE("a layer that runs both ways, or hardly any, says nothing") {
    CHECK_FALSE(find_layer_direction(joined(line_of(8, 22, 0), line_of(8, 0, 22))));
    CHECK_FALSE(find_layer_direction(line_of(2, 22, 0)));
    CHECK_FALSE(find_layer_direction(line_of(8, 200, 0)));  // single characters of a table
    CHECK_FALSE(find_layer_direction({}));
}

TEST_CASE(
    "a digital page is turned by its layer and no line of it is read, a scan with a few characters is read") {
    SourcePage source;
    source.image = cv::Mat(1100, 800, CV_8U, cv::Scalar(255));
    for (int y = 200; y < 800; y += 60)
        for (int x = 100; x < 700; x += 24) cv::rectangle(source.image, cv::Rect(x, y, 18, 20), 0, 3);
    source.dpi = 100;
    int scored = 0;
    const LineScorer scorer = [&scored](const cv::Mat&) { return ++scored % 2 == 0 ? 0.9 : 0.1; };
    source.text_layer = line_of(60, -22, 0);
    const UprightPage turned = make_upright(source, {}, scorer);
    CHECK(scored == 0);
    CHECK(turned.evidence.orientation_confidence == 1.0);
    CHECK(turned.map.to_source(Point{0, 0}).x > 700);  // half a turn
    source.text_layer = line_of(4, -22, 0);
    (void)make_upright(source, {}, scorer);
    CHECK(scored > 0);
}
