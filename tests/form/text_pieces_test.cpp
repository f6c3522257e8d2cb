#include "pipeline/form/text_pieces.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

// `目标1:维护` with the recogniser's boxes of its characters half a glyph too far right.
LineReading drifted_line() {
    LineReading line;
    line.box = {100, 10, 280, 40};
    line.text = "目标1:维护";
    int x = 115;
    for (const char* c : {"目", "标", "1", ":", "维", "护"}) {
        line.chars.push_back({c, {x, 10, x + 25, 40}, 0.9});
        x += 30;
    }
    return line;
}

}  // namespace

TEST_CASE("the box of a piece reaches to the ends of its line where the piece does") {
    const LineReading line = drifted_line();
    CHECK(piece_box({&line, 1, 0, 6}) == Box{100, 10, 280, 40});
    const Box goal = piece_box({&line, 1, 4, 6});
    CHECK(goal.x0 == 235);
    CHECK(goal.x1 == 280);
    CHECK(piece_box({&line, 1, 0, 2}) == Box{100, 10, 170, 40});
}
