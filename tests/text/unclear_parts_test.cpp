#include "pipeline/text/unclear_parts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

constexpr int kLength = 22;

// Clear but for the characters at `unclear`.
std::vector<Symbol> glyphs_with(const std::vector<std::size_t>& unclear) {
    auto glyphs = read_as("竭诚为广大市民提供专业暖心便捷的公共法律服务", 0.99);
    for (Symbol& glyph : glyphs) glyph.typical = true;
    for (const std::size_t at : unclear) glyphs[at].score = 0.9;
    return glyphs;
}

std::vector<std::pair<std::size_t, std::size_t>> parts_of(const std::vector<std::size_t>& unclear) {
    const auto parts = find_unclear_parts(blank_line(kLength), glyphs_with(unclear));
    REQUIRE(parts);
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (const LinePart& part : *parts) ranges.emplace_back(part.head, kLength - part.tail);
    return ranges;
}

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

}  // namespace

TEST_CASE("clear is a Han character or wide punctuation with a high score, never a digit") {
    const auto clear = [](const char* text, double score, bool typical = true) {
        return is_clear({text, score, 0, 1, 1, typical});
    };
    CHECK(clear("法", 0.96));
    CHECK(clear("，", 0.96));
    CHECK_FALSE(clear("法", 0.94));
    CHECK_FALSE(clear("凋", 1.0, false));
    CHECK_FALSE(clear("5", 1.0));
    CHECK_FALSE(clear(".", 1.0));
    CHECK_FALSE(clear("≥", 1.0));
}

// Lists and pages are checked against their neighbours where they are put together; a wrong 1. was never
// delivered.
TEST_CASE("a list marker and a page number that both glyph readers are sure of are clear") {
    const auto all_clear = [](const char* text, bool agreed, bool has_room = true) {
        std::vector<Symbol> glyphs = read_as(text, 0.99);
        for (Symbol& glyph : glyphs) {
            glyph.typical = true;
            if (agreed) glyph.other = OtherVote{glyph.text, 1.6};
            glyph.printed = has_room && (glyph.text == "." || glyph.text == "、");
        }
        const std::vector<bool> clear = find_clear(glyphs);
        return std::all_of(clear.begin(), clear.end(), [](bool one) { return one; });
    };
    CHECK(all_clear("12.完成任务", true));
    CHECK(all_clear("3、完成任务", true));
    CHECK(all_clear("—2—", true));
    CHECK(all_clear("目标3：全力维护", true));
    CHECK(all_clear("长期目标2:", true));
    CHECK(all_clear("附件2", true));
    CHECK(all_clear("2020年度部门整体", true));
    CHECK_FALSE(all_clear("目标3：全力维护", false));
    CHECK_FALSE(all_clear("2020年度部门整体", false));
    CHECK_FALSE(all_clear("2020年", true));  // a value
    CHECK_FALSE(all_clear("1920年度部门整体", true));
    CHECK_FALSE(all_clear("目标3个，全力维护", true));
    CHECK_FALSE(all_clear("目标300", true));
    CHECK_FALSE(all_clear("12.完成任务", false));
    CHECK_FALSE(all_clear("12.个工作日", true, false));  // a speck
    CHECK_FALSE(all_clear("—2—", false));
    CHECK_FALSE(all_clear("完成82家", true));
    CHECK_FALSE(all_clear("95", true));
}

TEST_CASE("a marker's dot may be doubtful where it has room, its digits may not") {
    const auto clear = [](double digit, double dot, bool agreed) {
        std::vector<Symbol> glyphs = read_as("3.完成任务", 0.99);
        for (Symbol& glyph : glyphs) glyph.typical = true;
        glyphs[0].score = digit;
        if (agreed) glyphs[0].other = OtherVote{"3", 1.6};
        glyphs[1].score = dot;
        glyphs[1].printed = true;
        const std::vector<bool> all = find_clear(glyphs);
        return std::pair<bool, bool>(all[0], all[1]);
    };
    CHECK(clear(1.0, 0.5, true) == std::pair(true, true));
    CHECK(clear(1.0, 0.3, true) == std::pair(false, false));
    CHECK(clear(0.9, 0.5, true) == std::pair(false, false));
    CHECK(clear(1.0, 0.5, false) == std::pair(false, false));
}

TEST_CASE("a likely comma is clear between Han characters that are") {
    const auto clear = [](const char* text, double score, double neighbour = 0.99) {
        std::vector<Symbol> glyphs = read_as(text, 0.99);
        for (Symbol& glyph : glyphs) glyph.typical = true;
        glyphs[2].score = score;
        glyphs[1].score = neighbour;
        return bool{find_clear(glyphs)[2]};
    };
    CHECK(clear("矛盾，配齐", 0.6));
    CHECK_FALSE(clear("矛盾，配齐", 0.4));
    CHECK_FALSE(clear("矛盾，配齐", 0.6, 0.8));
    CHECK_FALSE(clear("矛盾、配齐", 0.6));
    CHECK_FALSE(clear("矛2，配齐", 0.6));
    CHECK_FALSE(clear("矛盾，", 0.6));
}

TEST_CASE("an unclear character is shown with two neighbours on each side") {
    CHECK(parts_of({}).empty());
    CHECK(parts_of({10}) == Ranges{{8, 13}});
    CHECK(parts_of({0}) == Ranges{{0, 3}});
    CHECK(parts_of({21}) == Ranges{{19, 22}});
}

TEST_CASE("parts that are close are one") {
    CHECK(parts_of({2, 10}) == Ranges{{0, 5}, {8, 13}});
    CHECK(parts_of({2, 8}) == Ranges{{0, 11}});
}

TEST_CASE("a line that is mostly unclear is shown as a whole") {
    CHECK_FALSE(find_unclear_parts(blank_line(kLength), glyphs_with({2, 7, 12, 17})));
    CHECK_FALSE(find_unclear_parts(blank_line(5), read_as("2019年")));
}

TEST_CASE("glyphs without an order cannot be shown in part") {
    auto glyphs = glyphs_with({10});
    for (std::size_t at = 7; at < 14; ++at) glyphs[at].x0 = glyphs[at].x1 = 50;
    CHECK_FALSE(find_unclear_parts(blank_line(kLength), glyphs));
}
