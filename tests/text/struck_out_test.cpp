#include "pipeline/text/struck_out.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr const char* kFaces[] = {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC", "AR PL UKai CN"};
constexpr const char* kTexts[] = {"95%",      "1883.88",      "≥95%",     "三一二一",  "二〇二一年一月",
                                  "产出指标", "一级指标王三", "持续改善", "2020-2021", "——",
                                  "一"};

// A stroke from the left to the right end, at these shares of the height.
LinePicture strike(LinePicture line, double left, double right, int stroke_px = 3) {
    const int x1 = line.mask.cols - 1, height = line.mask.rows;
    const cv::Point from(0, static_cast<int>(left * height)), to(x1, static_cast<int>(right * height));
    cv::line(line.mask, from, to, 255, stroke_px);
    cv::line(line.grey, from, to, 30, stroke_px);
    return line;
}

}  // namespace

TEST_CASE("print is not struck out, level strokes and dashes in it notwithstanding") {
    for (const char* face : kFaces)
        for (const char* text : kTexts)
            for (const double size_px : {22.0, 40.0}) {
                CAPTURE(face, text, size_px);
                CHECK_FALSE(is_struck_out(print_line(text, face, size_px)));
            }
}

// 定性 in a column of 7.5 pt went to a person as struck out, in every row.
TEST_CASE("small print is not struck out by strokes a pixel off its line, a stroke through it is one") {
    LinePicture line = print_line("定性", "AR PL UMing CN", 17);
    line.glyph_px = 17;
    line.mask.setTo(0);
    for (int x = 0; x < line.mask.cols; ++x) line.mask.at<uchar>(line.mask.rows / 2 + (x / 4 % 2), x) = 255;
    line.mask.row(0).setTo(255);
    line.mask.row(line.mask.rows - 1).setTo(255);
    CHECK_FALSE(is_struck_out(line, false));
    CHECK(is_struck_out(line, true));  // of a number
    line.glyph_px = 20;
    CHECK(is_struck_out(line, false));
    line.glyph_px = 17;
    CHECK(is_struck_out(strike(print_line("定性", "AR PL UMing CN", 17), 0.5, 0.5, 1), false));
}

TEST_CASE("the line is as before when it was looked at") {
    const LinePicture line = print_line("1883.88", "AR PL UMing CN", 40);
    const cv::Mat before = line.mask.clone();
    CHECK_FALSE(is_struck_out(line));
    CHECK(cv::countNonZero(before != line.mask) == 0);
}

TEST_CASE("a stroke through the text strikes it out, level or a little aslant") {
    for (const char* face : kFaces)
        for (const char* text : {"95%", "1883.88", "产出指标"}) {
            CAPTURE(face, text);
            const LinePicture line = print_line(text, face, 40);
            CHECK(is_struck_out(strike(line, 0.5, 0.5)));
            CHECK(is_struck_out(strike(line, 0.6, 0.42, 2)));
        }
}

TEST_CASE("an underline strikes nothing out, nor does a stroke through a part") {
    const LinePicture line = print_line("1883.88", "AR PL UMing CN", 40);
    CHECK_FALSE(is_struck_out(strike(line, 0.95, 0.95)));
    LinePicture part = line;
    cv::line(part.mask, {0, line.mask.rows / 2}, {line.mask.cols / 2, line.mask.rows / 2}, 255, 3);
    CHECK_FALSE(is_struck_out(part));
}
