#include "pipeline/form/points_note.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/utf8.hpp"

using namespace shenbao;

TEST_CASE("the points that a level is worth are told from its name") {
    const auto name = [](const char* text) { return encode_utf8(without_points(decode_utf8(fold_text(text)))); };
    for (const char* text : {"效益指标（20-30）分", "效益指标(20~30分)", "效益指标（30分）", "效益指标(30)",
                             "效益指标30分", "效益指标（5）分"})
        CHECK(name(text) == "效益指标");
    for (const char* text : {"效益指标", "效益指标30", "效益指标(30", "效益指标30)", "效益指标分",
                             "效益指标（分）", "效益指标(-30)", "30分", "(30分)", "", "效益指标（2020分）"})
        CHECK(name(text) == fold_text(text));
}
