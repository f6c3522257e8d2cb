#include "pipeline/text/lone_strokes.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

constexpr double kGlyph_px = 30;

// A line whose ink is so wide and high.
LinePicture inked(int width, int height) {
    const cv::Size size(width + 12, height + 12);
    LinePicture line{{0, 0, size.width, size.height},
                     cv::Mat(size, CV_8UC1, cv::Scalar(255)),
                     cv::Mat::zeros(size, CV_8UC1),
                     kGlyph_px};
    line.mask(cv::Rect(6, 6, width, height)).setTo(255);
    return line;
}

std::vector<int> widths_left(std::vector<LinePicture> lines, bool dropped) {
    CHECK(drop_lone_strokes(lines, kGlyph_px) == dropped);
    std::vector<int> widths;
    for (const LinePicture& line : lines) widths.push_back(line.mask.cols - 12);
    return widths;
}

}  // namespace

TEST_CASE("an upright stroke beside text is no line of it") {
    CHECK(widths_left({inked(3, 31), inked(180, 28)}, true) == std::vector<int>{180});
    CHECK(widths_left({inked(180, 28), inked(5, 62)}, true) == std::vector<int>{180});
}

TEST_CASE("digits, dashes and a stroke that is all there is are kept") {
    CHECK(widths_left({inked(3, 31)}, false) == std::vector<int>{3});
    CHECK(widths_left({inked(180, 28), inked(12, 24)}, false) == std::vector<int>{180, 12});
    CHECK(widths_left({inked(180, 28), inked(20, 3)}, false) == std::vector<int>{180, 20});
    CHECK(widths_left({inked(180, 28), inked(4, 12)}, false) == std::vector<int>{180, 4});
    CHECK(widths_left({}, false).empty());
}
