#include "pipeline/text/repeats.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr const char* kFace = "AR PL UMing CN";

LinePicture print(const char* text, double size_px = 40) {
    return print_line(text, kFace, size_px);
}

// As ink spreads on a copy.
LinePicture worn(LinePicture line) {
    cv::dilate(line.mask, line.mask, cv::Mat::ones(2, 2, CV_8U));
    return line;
}

LineReading reading_of(const char* text) {
    LineReading reading;
    reading.text = text;
    return reading;
}

// What is recalled for `shown` after `known` was read, if the glyphs read `glyphs` from it.
std::string recalled(const char* known, const LinePicture& shown, const char* glyphs, double size_px = 40) {
    LineMemory memory;
    memory.remember(print(known, size_px), reading_of(known));
    const LineReading* found = memory.recall(shown, [&](const LinePicture&) { return std::string(glyphs); });
    return found ? found->text : "";
}

}  // namespace

TEST_CASE("a line that looks equal is recalled, though its ink spread a little") {
    CHECK(recalled("数量指标", print("数量指标"), "") == "数量指标");
    CHECK(recalled("数量指标", worn(print("数量指标")), "") == "数量指标");
}

TEST_CASE("two texts that differ in one character are never one, at any size") {
    for (const double size_px : {18.0, 24.0, 40.0})
        for (const auto& [a, b] : {std::pair{"2018年", "2019年"},
                                   {"10", "16"},
                                   {"82", "62"},
                                   {"质量指标", "数量指标"},
                                   {"≥95%", ">95%"},
                                   {"1883.88", "1888.88"},
                                   {"98%", "96%"},
                                   {"治理", "冶理"}}) {
            INFO(a << " " << b << " at " << size_px << " px");
            CHECK(recalled(a, print(a, size_px), a, size_px) == a);
            CHECK(recalled(a, print(b, size_px), a, size_px).empty());  // though the glyphs misread it
        }
}

// On a worn scan 62 and 82 differ by less than equal texts do.
TEST_CASE("a line with figures is recalled only if the glyphs read the same from it") {
    CHECK(recalled("95%", print("95%"), "95%") == "95%");
    CHECK(recalled("95%", print("95%"), "96%").empty());
    CHECK(recalled("95%", print("95%"), "").empty());
}

TEST_CASE("every repeat is counted, and nothing is recalled once all is forgotten") {
    LineMemory memory;
    const auto none = [](const LinePicture&) { return std::string(); };
    memory.remember(print("数量指标"), reading_of("数量指标"));
    CHECK(memory.recall(print("数量指标"), none)->evidence.get(EvidenceKind::repeats) == 2);
    CHECK(memory.recall(print("数量指标"), none)->evidence.get(EvidenceKind::repeats) == 3);
    memory.forget();
    CHECK_FALSE(memory.recall(print("数量指标"), none));
}
