#include "pipeline/text/check_box.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/text/readers.hpp"
#include "pipeline/text/unclear_parts.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr int kSide = 30;

cv::Mat draw_frame(int stroke_px = 2) {
    cv::Mat ink = cv::Mat::zeros(kSide, kSide, CV_8U);
    cv::rectangle(ink, {0, 0, kSide, kSide}, 255, 2 * stroke_px - 1);
    return ink;
}

void draw_stroke(cv::Mat& ink, const std::vector<cv::Point>& points, int stroke_px = 3) {
    cv::polylines(ink, points, false, 255, stroke_px);
}

std::string by_shape(const std::string& text, const char* face, double size_px) {
    // No recogniser is asked for what the shapes say.
    const auto none = []() -> std::unique_ptr<Recogniser> { return nullptr; };
    Readers readers(none, none, none, none, known_glyphs(), GlyphNetwork(kGlyphNetwork));
    return text_of(read_by_shape(print_line(text, face, size_px), readers));
}

}  // namespace

TEST_CASE("a frame with a tick in it is a ticked box, with a short or a long left arm") {
    cv::Mat ink = draw_frame();
    draw_stroke(ink, {{6, 15}, {12, 23}, {24, 7}});
    CHECK(is_ticked_box(ink, 36));
    cv::Mat hooked = draw_frame(1);
    draw_stroke(hooked, {{7, 18}, {11, 22}, {23, 8}}, 2);
    CHECK(is_ticked_box(hooked, 36));
}

TEST_CASE("a tick that leaves its frame is one, too") {
    cv::Mat ink = cv::Mat::zeros(kSide + 10, kSide + 10, CV_8U);
    draw_frame().copyTo(ink(cv::Rect(0, 10, kSide, kSide)));
    draw_stroke(ink, {{6, 25}, {12, 33}, {38, 2}});
    CHECK(is_ticked_box(ink, 36));
}

TEST_CASE("an empty frame, a filled one and frames around other strokes are no ticked boxes") {
    CHECK_FALSE(is_ticked_box(draw_frame(), 36));
    CHECK_FALSE(is_ticked_box(cv::Mat(kSide, kSide, CV_8U, cv::Scalar(255)), 36));
    CHECK_FALSE(is_ticked_box(cv::Mat(), 36));
    const auto framed = [](const std::vector<std::vector<cv::Point>>& strokes) {
        cv::Mat ink = draw_frame();
        for (const auto& stroke : strokes) draw_stroke(ink, stroke);
        return ink;
    };
    CHECK_FALSE(is_ticked_box(framed({{{6, 23}, {15, 7}, {24, 23}}}), 36));                  // 囚
    CHECK_FALSE(is_ticked_box(framed({{{15, 0}, {15, 29}}, {{0, 15}, {29, 15}}}), 36));      // 田
    CHECK_FALSE(is_ticked_box(framed({{{9, 9}, {21, 9}, {21, 21}, {9, 21}, {9, 9}}}), 36));  // 回
    CHECK_FALSE(is_ticked_box(framed({{{7, 7}, {23, 23}}, {{23, 7}, {7, 23}}}), 36));        // ☒
    CHECK_FALSE(is_ticked_box(framed({{{7, 22}, {23, 7}}}), 36));                            // a slash
}

TEST_CASE("a tick without a whole frame is no ticked box") {
    cv::Mat ink = draw_frame();
    draw_stroke(ink, {{6, 15}, {12, 23}, {24, 7}});
    ink(cv::Rect(4, 26, 22, 4)).setTo(0);  // the lower side
    CHECK_FALSE(is_ticked_box(ink, 36));
}

// HanS read 加, chi_sim 回 and the glyphs 囝 for ☑, which no Han face has.
TEST_CASE("options with their boxes are read, ticked or not") {
    for (const char* face : {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC"})
        for (const double size_px : {29.0, 44.0}) {
            CAPTURE(face, size_px);
            CHECK(by_shape("新增项目□延续项目☑", face, size_px) == "新增项目□延续项目☑");
            CHECK(by_shape("是☑否□", face, size_px) == "是☑否□");
        }
}

TEST_CASE("characters in frames stay what they are") {
    for (const char* face : {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC"})
        for (const char* text : {"回访困难群众", "全国四个园区", "人口因素固定目标"})
            CHECK(by_shape(text, face, 36) == text);
}

TEST_CASE("a ticked box is clear") {
    const LinePicture line = print_line("是☑", "AR PL UMing CN", 44);
    const auto none = []() -> std::unique_ptr<Recogniser> { return nullptr; };
    Readers readers(none, none, none, none, known_glyphs(), GlyphNetwork(kGlyphNetwork));
    CHECK(is_clear(read_by_shape(line, readers).back()));
}
