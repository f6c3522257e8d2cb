#include "pipeline/text/lone_dash.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

std::string settled(const char* text, const char* other = "") {
    LineReading line;
    line.text = text;
    line.chars = {{text, {}, 0.9}};
    line.alternatives = {{other, {}, "ocr"}};
    std::vector<LineReading> lines{line};
    settle_lone_dash(lines);
    CHECK(lines[0].chars[0].text == lines[0].text);
    return lines[0].text;
}

}  // namespace

// The — in the columns of a self-evaluation that have no points was read 一.
TEST_CASE("a flat stroke alone in a cell is a dash") {
    CHECK(settled("一") == "—");
    CHECK(settled("—") == "—");
    CHECK(settled("一一") == "——");
    CHECK(settled("-") == "-");
}

TEST_CASE("other texts stay as they are") {
    for (const char* text : {"一级", "1", "", "十", "一2"}) CHECK(settled(text) == text);
}

TEST_CASE("一 among other lines of a cell is a character of an upright label") {
    LineReading one, two;
    one.text = "一";
    two.text = "级";
    std::vector<LineReading> lines{one, two};
    settle_lone_dash(lines);
    CHECK(lines[0].text == "一");
}

TEST_CASE("what is no alternative any more is none") {
    LineReading line;
    line.text = "一";
    line.alternatives = {{"—", {}, "ocr"}, {"二", {}, "ocr"}};
    std::vector<LineReading> lines{line};
    settle_lone_dash(lines);
    REQUIRE(lines[0].alternatives.size() == 1);
    CHECK(lines[0].alternatives[0].text == "二");
}
