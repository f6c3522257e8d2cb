#include "pipeline/text/touching_digits.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

constexpr EmFrame kEm{0, 20};

GlyphModel model() {
    GlyphModel made;
    made.characters = {U'圈', U'8', U'4', U'.', U'<', U'调', U'2'};
    return made;
}

// height: of its ink, px.
Glyph glyph(char32_t character, double distance, int x0, int x1, int height = 18) {
    const std::vector<char32_t> known = model().characters;
    const auto index = static_cast<std::size_t>(std::ranges::find(known, character) - known.begin());
    return {{x0, 0, x1, height}, {{index, distance}}};
}

std::string text_of(const std::vector<Glyph>& glyphs) {
    std::u32string text;
    for (const Glyph& one : glyphs) text.push_back(model().characters[one.guesses.front().character]);
    return encode_utf8(text);
}

std::string read(const std::vector<Glyph>& whole, const std::vector<Glyph>& cut) {
    return text_of(with_digits(whole, cut, kEm, model()));
}

}  // namespace

TEST_CASE("a strange glyph is digits where its pieces are, and far better") {
    const std::vector<Glyph> ring{glyph(U'圈', 3.9, 0, 20)};
    CHECK(read(ring, {glyph(U'8', 1.0, 0, 9), glyph(U'4', 2.0, 10, 20)}) == "84");
    CHECK(read(ring, {glyph(U'8', 1.0, 0, 9), glyph(U'4', 3.2, 10, 20)}) == "圈");   // one of them is no digit
    CHECK(read(ring, {glyph(U'8', 2.8, 0, 9), glyph(U'4', 2.9, 10, 20)}) == "圈");   // hardly better
    CHECK(read(ring, {glyph(U'8', 1.0, 0, 9), glyph(U'调', 1.0, 10, 20)}) == "圈");  // not of a number
    CHECK(read({glyph(U'圈', 1.2, 0, 20)}, {glyph(U'8', 0.2, 0, 9), glyph(U'4', 0.2, 10, 20)}) == "圈");
}

TEST_CASE("pieces that leave out a part of the glyph, or go into a neighbour, are not taken") {
    const std::vector<Glyph> ring{glyph(U'圈', 3.9, 0, 20)};
    CHECK(read(ring, {glyph(U'8', 1.0, 0, 9)}) == "圈");
    CHECK(read({glyph(U'圈', 3.9, 0, 20), glyph(U'4', 1.0, 22, 30)},
               {glyph(U'8', 1.0, 0, 9), glyph(U'4', 2.0, 10, 28)}) == "圈4");
}

TEST_CASE("a dot among the pieces is small, and marks alone are no number") {
    const std::vector<Glyph> ring{glyph(U'圈', 3.9, 0, 20)};
    const auto with_dot = [&](int height) {
        return read(ring, {glyph(U'8', 1.0, 0, 9), glyph(U'.', 3.0, 10, 12, height), glyph(U'4', 1.0, 13, 20)});
    };
    CHECK(with_dot(3) == "8.4");
    CHECK(with_dot(12) == "圈");
    CHECK(read(ring, {glyph(U'<', 1.0, 0, 9), glyph(U'<', 1.0, 10, 20)}) == "圈");
}

// 99.2: the last of three pieces held the dot and the 2, and 992 was read.
TEST_CASE("a digit that is far from any is cut with its neighbour, a fair one stays") {
    const std::vector<Glyph> cut{glyph(U'8', 1.0, 0, 9), glyph(U'4', 1.0, 10, 20), glyph(U'.', 3.0, 22, 24, 3),
                                 glyph(U'2', 1.0, 25, 33)};
    CHECK(read({glyph(U'圈', 3.9, 0, 20), glyph(U'2', 3.9, 22, 33)}, cut) == "84.2");
    CHECK(read({glyph(U'圈', 3.9, 0, 20), glyph(U'2', 2.4, 25, 33)}, {cut[0], cut[1], cut[3]}) == "842");
}
