#include "pipeline/text/noise_lines.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

// Short level strokes at random, as the grain of wood.
LinePicture grain(int seed) {
    LinePicture line{
        {0, 0, 600, 36}, cv::Mat(36, 600, CV_8UC1, cv::Scalar(255)), cv::Mat::zeros(36, 600, CV_8UC1), 30};
    cv::RNG random(seed);
    for (int i = 0; i < 120; ++i) {
        const cv::Rect stroke(random.uniform(0, 570), random.uniform(0, 35), random.uniform(4, 30), 1);
        line.grey(stroke).setTo(100);
        line.mask(stroke).setTo(255);
    }
    return line;
}

std::vector<LinePicture> page_of(int noise, int text) {
    std::vector<LinePicture> lines;
    for (int i = 0; i < noise; ++i) lines.push_back(grain(i));
    for (int i = 0; i < text; ++i) lines.push_back(print_line("支出绩效目标申报表", "Noto Serif CJK SC", 36));
    return lines;
}

}  // namespace

TEST_CASE("of many lines that are mostly grain the text is left") {
    auto lines = page_of(14, 3);
    drop_noise(lines, known_glyphs(), true);
    CHECK(lines.size() == 3);
}

TEST_CASE("a page of text, and a few strange lines, are left to the readers") {
    for (const auto& [noise, text] : std::vector<std::pair<int, int>>{{0, 0}, {0, 14}, {5, 14}, {5, 3}, {11, 0}}) {
        for (const bool beside_table : {false, true}) {
            CAPTURE(noise, text, beside_table);
            auto lines = page_of(noise, text);
            drop_noise(lines, known_glyphs(), beside_table);
            CHECK(lines.size() == static_cast<std::size_t>(noise + text));
        }
    }
}

namespace {

// Pure noise as the page room leaves it.
LinePicture noise_line(int seed) {
    cv::Mat noise(36, 600, CV_8UC1), mask;
    cv::RNG(static_cast<std::uint64_t>(seed)).fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(noise, noise, {3, 3}, 0.7);
    mask = noise < 60;
    return {{0, 0, 600, 36}, noise, mask, 30};
}

}  // namespace

TEST_CASE("a page of noise without a table has no text, with one its lines are left to the readers") {
    std::vector<LinePicture> lines;
    for (int i = 0; i < 14; ++i) lines.push_back(noise_line(i));
    auto beside = lines;
    drop_noise(beside, known_glyphs(), true);
    CHECK(beside.size() > 7);
    lines.push_back(print_line("支出绩效目标申报表", "Noto Serif CJK SC", 36));
    drop_noise(lines, known_glyphs(), false);
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().grey.cols != 600);
}
