#include "pipeline/text/repeats.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/utf8.hpp"
#include "tests/support/print_line.hpp"
#include "tests/support/told_line.hpp"

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

bool is_figure(const std::string& text) {
    return std::ranges::any_of(decode_utf8(text), is_digit);
}

// As both glyph readers give it, with full scores.
std::vector<Symbol> sure(const char* text) {
    std::vector<Symbol> glyphs = read_as(text, 1);
    for (Symbol& glyph : glyphs) {
        glyph.typical = true;
        glyph.other = OtherVote{glyph.text, 1.6};
    }
    return glyphs;
}

// What is recalled for `shown` after `known` was read, if the glyphs read `glyphs` from it.
std::string recalled(const char* known, const LinePicture& shown, const char* glyphs, double size_px = 40) {
    LineMemory memory;
    memory.remember(print(known, size_px), reading_of(known));
    const LineReading* found = memory.recall(shown, [&](const LinePicture&) { return sure(glyphs); });
    return found ? found->text : "";
}

}  // namespace

TEST_CASE("a line that looks equal is recalled, though its ink spread a little") {
    CHECK(recalled("数量指标", print("数量指标"), "数量指标") == "数量指标");
    CHECK(recalled("数量指标", worn(print("数量指标")), "数量指标") == "数量指标");
}

TEST_CASE("two texts that differ in one character are never one, at any size") {
    for (const double size_px : {18.0, 24.0, 40.0})
        for (const auto& [a, b] : {std::pair{"2018年", "2019年"},
                                   {"10", "16"},
                                   {"82", "62"},
                                   {"质量指标", "数量指标"},
                                   {"1883.88", "1888.88"},
                                   {"98%", "96%"},
                                   {"治理", "冶理"},
                                   {"年未", "年末"},
                                   {"入数", "人数"},
                                   {"⑧", "⑥"}}) {
            INFO(a << " " << b << " at " << size_px << " px");
            CHECK(recalled(a, print(a, size_px), a, size_px) == a);
            CHECK(recalled(a, print(b, size_px), b, size_px).empty());
            if (is_figure(a)) CHECK(recalled(a, print(b, size_px), a, size_px).empty());  // the glyphs misread it
        }
}

// On a worn scan 62 and 82 differ by less than equal texts do.
TEST_CASE("a line with figures is recalled only if the glyphs read the same from it") {
    CHECK(recalled("95%", print("95%"), "95%") == "95%");
    CHECK(recalled("95%", print("95%"), "96%").empty());
    CHECK(recalled("95%", print("95%"), "").empty());
}

// ㎥ is among no reader's characters: it was recalled as ㎡.
TEST_CASE("lines with signs that a bar tells apart, or with squares and cubes, are always read") {
    for (const char* text : {">95%", "≥95%", "±5%", "500㎡", "5m³"})
        CHECK(recalled(text, print(text), text).empty());
}

TEST_CASE("words are recalled where the glyphs are not sure of another one, specks or not") {
    const auto recalled_by = [](const std::vector<Symbol>& glyphs) {
        LineMemory memory;
        memory.remember(print("历史标准"), reading_of("历史标准"));
        return memory.recall(print("历史标准"), [&](const LinePicture&) { return glyphs; }) != nullptr;
    };
    CHECK(recalled_by(sure("历史标准.")));
    CHECK(recalled_by(read_as("历中标准", 0.5)));
    CHECK_FALSE(recalled_by(sure("历中标准")));
    CHECK_FALSE(recalled_by(sure("历史标")));
    CHECK_FALSE(recalled_by(sure("历史标准值")));
}

TEST_CASE("a stroke is recalled as one unless it is a 1") {
    LineMemory memory;
    memory.remember(print("|"), reading_of("|"));
    CHECK(memory.recall(print("|"), [](const LinePicture&) { return read_as("Ⅰ", 0.5); }));
    CHECK_FALSE(memory.recall(print("|"), [](const LinePicture&) { return sure("1"); }));
}

TEST_CASE("figures are recalled only if both glyph readers are sure of them") {
    LineMemory memory;
    memory.remember(print("95%"), reading_of("95%"));
    CHECK(memory.recall(print("95%"), [](const LinePicture&) { return sure("95%"); }));
    CHECK_FALSE(memory.recall(print("95%"), [](const LinePicture&) { return read_as("95%", 1); }));
}

TEST_CASE("every repeat is counted, and nothing is recalled once all is forgotten") {
    LineMemory memory;
    const auto same = [](const LinePicture&) { return sure("数量指标"); };
    memory.remember(print("数量指标"), reading_of("数量指标"));
    CHECK(memory.recall(print("数量指标"), same)->evidence.get(EvidenceKind::repeats) == 2);
    CHECK(memory.recall(print("数量指标"), same)->evidence.get(EvidenceKind::repeats) == 3);
    memory.forget();
    CHECK_FALSE(memory.recall(print("数量指标"), same));
}
