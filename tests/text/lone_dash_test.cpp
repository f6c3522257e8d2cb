#include "pipeline/text/lone_dash.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

constexpr double kGlyph_px = 30;

LineReading read_as(const char* read, const char* other, int width, int height = 3) {
    const cv::Size size(width + 12, height + 12);
    LinePicture line{{0, 0, size.width, size.height},
                     cv::Mat(size, CV_8UC1, cv::Scalar(255)),
                     cv::Mat::zeros(size, CV_8UC1),
                     kGlyph_px};
    line.mask(cv::Rect(6, 6, width, height)).setTo(255);
    LineReading reading;
    reading.text = read;
    reading.attempts = {{"glyphs", read, 0.9}, {"HanS", other, 0.9}};
    return with_dash_as_long(reading, line);
}

bool is_doubted(const LineReading& reading) {
    return reading.evidence.get(EvidenceKind::alphabet_gap).value_or(0) > 0;
}

std::string dash(const char* read, int width, int height = 3) {
    const LineReading as_long = read_as(read, "oo", width, height);
    CHECK(is_doubted(as_long) == (as_long.text != read));
    return as_long.text;
}

}  // namespace

// The —— of a monitoring's open months was read as —, on every scan.
TEST_CASE("a lone dash is as long as its ink") {
    CHECK(dash("—", 64) == "——");
    CHECK(dash("一", 64) == "——");
    CHECK(dash("-", 30) == "—");
    CHECK(dash("—", 30) == "—");
    CHECK(dash("一-", 30) == "—");
}

TEST_CASE("short dashes, a 一 and other ink stay as read") {
    CHECK(dash("-", 14) == "-");
    CHECK(dash("一", 28) == "一");
    CHECK(dash("—", 30, 14) == "—");
    CHECK(dash("-", 30, 14) == "-");
    CHECK(dash("12", 30) == "12");
    CHECK(dash("—", 90) == "—");
}

// Each of them was sent to a person: one reader sees 一一, another —, and nobody ——.
TEST_CASE("two dashes in one stroke are certain where two kinds of readers saw dashes") {
    const LineReading certain = read_as("—", "一一", 64);
    CHECK(certain.text == "——");
    CHECK_FALSE(is_doubted(certain));
    CHECK(certain.evidence.get(EvidenceKind::models_agree) == 1);
    CHECK(is_doubted(read_as("—", "oo", 64)));
    CHECK(is_doubted(read_as("-", "一", 30)));  // 一 is one stroke of one length
    CHECK_FALSE(is_doubted(read_as("-", "–", 30)));
    CHECK(read_as("-", "–", 30).evidence.get(EvidenceKind::models_agree) == 1);
    CHECK(is_doubted(read_as("-", "oo", 30)));
    CHECK_FALSE(read_as("一", "-", 30).evidence.get(EvidenceKind::models_agree));  // it may be a one
}
