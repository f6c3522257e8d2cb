#include "pipeline/text/line_part.hpp"

#include <catch2/catch.hpp>

#include "tests/support/told_line.hpp"

using namespace shenbao;

TEST_CASE("a part's picture runs from gap to gap") {
    const LinePicture line = blank_line(10);
    const LinePart part = make_part(line, read_as("一二三四五六七八九十"), 2, 3);
    CHECK(part.x0 == 23);
    CHECK(part.x1 == 83);
    CHECK(picture_of(line, part).grey.cols == 60);
    const LinePart all = make_part(line, read_as("一二三四五六七八九十"), 0, 0);
    CHECK(all.x0 == 0);
    CHECK(all.x1 == 120);
}

TEST_CASE("the readings of parts take their places in the line, whatever their lengths") {
    const LinePicture line = blank_line(10);
    const auto glyphs = read_as("一二三四五六七八九十");
    const std::vector<LinePart> parts{make_part(line, glyphs, 0, 8), make_part(line, glyphs, 5, 4)};
    const auto whole = put_into(glyphs, parts, {read_as("甲"), read_as("乙丙丁")});
    CHECK(text_of(whole) == "甲三四五乙丙丁七八九十");
    CHECK(whole[4].x0 == parts[1].x0);
    CHECK(whole[7].x0 == glyphs[6].x0);
    CHECK(text_of(put_into(glyphs, parts, {{}, {}})) == "三四五七八九十");
    CHECK(text_of(put_into(glyphs, {}, {})) == text_of(glyphs));
}
