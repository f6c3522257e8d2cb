#include "pipeline/text/mark_place.hpp"

#include <catch2/catch.hpp>

#include "pipeline/text/glyph_reader.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr EmFrame kEm{0, 100};
constexpr Box kLow{0, 70, 20, 96}, kHigh{0, 4, 20, 30}, kTall{0, 10, 60, 90}, kFlatLow{0, 84, 20, 92},
    kFlatMiddle{0, 46, 20, 54}, kMiddleRound{0, 37, 27, 64};

bool fits(char32_t character, const Box& ink, char32_t before = U'法') {
    return fits_place(character, before, ink, kEm);
}

}  // namespace

TEST_CASE("commas and stops stand low, quotes high") {
    for (const char32_t low : {U'，', U'。', U'、', U'.'}) {
        CHECK(fits(low, kLow));
        CHECK_FALSE(fits(low, kHigh));
    }
    for (const char32_t high : {U'’', U'“', U'\''}) {
        CHECK(fits(high, kHigh));
        CHECK_FALSE(fits(high, kLow));
    }
}

TEST_CASE("a letter that is small and large alike is told by its height") {
    constexpr Box kCapital{0, 16, 60, 88}, kSmall{0, 44, 45, 88};
    CHECK(fits(U'X', kCapital));
    CHECK_FALSE(fits(U'x', kCapital));
    CHECK(fits(U'x', kSmall));
    CHECK_FALSE(fits(U'X', kSmall));
    CHECK(fits(U'b', kCapital));
}

TEST_CASE("a small low ring is a full stop, a large one a circle or a nought") {
    CHECK(fits(U'。', kLow));
    CHECK_FALSE(fits(U'○', kLow));
    CHECK_FALSE(fits(U'0', kLow));
    CHECK(fits(U'○', kTall));
    CHECK(fits(U'0', kTall));
    CHECK(fits(U'0', kLow, U'1'));  // small print has small noughts
}

// UMing prints the stops of Traditional text in the middle of the em square: they were read as circles.
TEST_CASE("a full stop may stand in the middle") {
    CHECK(fits(U'。', kMiddleRound));
    CHECK_FALSE(fits(U'○', kMiddleRound));
}

TEST_CASE("a flat dot is low, a dash is not") {
    CHECK_FALSE(fits(U'-', kFlatLow));
    CHECK(fits(U'.', kFlatLow));
    CHECK(fits(U'-', kFlatMiddle));
}

TEST_CASE("of characters that size and place do not tell every one may stand anywhere") {
    for (const Box& ink : {kLow, kHigh, kTall}) CHECK((fits(U'法', ink) && fits(U'8', ink) && fits(U'%', ink)));
}

TEST_CASE("stops and commas in lines of print are read as such") {
    for (const char* face : {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC"}) {
        const LinePicture line = print_line("加强监管，完善制度。推进法治、普法", face, 40);
        CHECK(text_of(read_glyphs(line, known_glyphs())) == "加强监管，完善制度。推进法治、普法");
    }
}
