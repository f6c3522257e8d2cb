#include "pipeline/text/unclear_parts.hpp"

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
