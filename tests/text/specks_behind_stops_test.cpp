#include "pipeline/text/specks_behind_stops.hpp"

#include <catch2/catch.hpp>

#include "tests/support/told_line.hpp"

using namespace shenbao;

TEST_CASE("marks behind a full stop or semicolon are specks, quotes and brackets are not") {
    const auto kept = [](const char* text) { return text_of(without_marks_behind_stops(read_as(text))); };
    CHECK(kept("责任。.") == "责任。");
    CHECK(kept("责任；、'") == "责任；");
    CHECK(kept("责任。.4.综合") == "责任。4.综合");
    CHECK(kept("责任。”") == "责任。”");
    CHECK(kept("（责任。）") == "（责任。）");
    CHECK(kept("，责任") == "，责任");
    CHECK(kept("").empty());
    CHECK(kept("增幅；-5%") == "增幅；-5%");  // it was read 5%
    CHECK(kept("增幅。-、5%") == "增幅。5%");
}
