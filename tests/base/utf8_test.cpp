#include "pipeline/base/utf8.hpp"

#include <catch2/catch.hpp>
#include <random>

namespace shenbao::testing {

namespace {

std::u32string make_random_text(std::mt19937& random, std::size_t longest) {
    static constexpr std::u32string_view kAlphabet = U"0123456789%≥≤年度绩效目标申报表局ab(";
    std::uniform_int_distribution<std::size_t> length(0, longest), letter(0, kAlphabet.size() - 1);
    std::u32string text(length(random), U' ');
    for (char32_t& c : text) c = kAlphabet[letter(random)];
    return text;
}

}  // namespace

TEST_CASE("every code point survives encoding and decoding") {
    for (char32_t c = 1; c < 0x110000; c += 7) {
        if (c >= 0xD800 && c < 0xE000) continue;  // surrogates are not characters
        REQUIRE(decode_utf8(encode_utf8(c)) == std::u32string(1, c));
    }
}

TEST_CASE("invalid UTF-8 becomes replacement characters and loses nothing around it") {
    CHECK(decode_utf8("a\xFFz") == U"a\uFFFDz");
    CHECK(decode_utf8("\xE5\xB9") == U"\uFFFD\uFFFD");   // the head of 年
    CHECK(decode_utf8("\xC0\xAF") == U"\uFFFD\uFFFD");   // overlong
    CHECK(decode_utf8("\xED\xA0\x80x").back() == U'x');  // a surrogate
    CHECK(decode_utf8("") == U"");
}

// Contract, section 4.
TEST_CASE("texts that are exactly right by the contract fold to the same") {
    CHECK(fold_text("２０２０年度") == fold_text("2020年度"));           // NFKC
    CHECK(fold_text(" 2020 年\t度\n　") == fold_text("2020年度"));       // white space
    CHECK(fold_text("“目标”") == fold_text("\"目标\""));                 // quotes
    CHECK(fold_text("目标1：（一），；") == fold_text("目标1:(一),;"));  // ASCII forms
    CHECK(fold_text("９５％") == fold_text("95%"));
    CHECK(fold_text("㎡") == fold_text("m²"));
}

TEST_CASE("texts that differ in a digit, operator, unit or character stay different") {
    CHECK(fold_text("≥95%") != fold_text("95%"));
    CHECK(fold_text("≥95%") != fold_text("≤95%"));
    CHECK(fold_text("1801.88") != fold_text("1801.86"));
    CHECK(fold_text("万元") != fold_text("元"));
    CHECK(fold_text("已") != fold_text("己"));
    CHECK(fold_text("一、") != fold_text("一,"));
    CHECK(fold_text("-") != fold_text("—"));
}

TEST_CASE("folding twice is folding once") {
    std::mt19937 random(3);
    for (int i = 0; i < 200; ++i) {
        const std::string folded = fold_text("“（" + encode_utf8(make_random_text(random, 20)) + "）”　");
        CHECK(fold_text(folded) == folded);
    }
}

TEST_CASE("edit distances of known pairs") {
    CHECK(edit_distance(U"", U"") == 0);
    CHECK(edit_distance(U"", U"abc") == 3);
    CHECK(edit_distance(U"kitten", U"sitting") == 3);
    CHECK(edit_distance(U"数量指标", U"质量指标") == 1);
    CHECK(edit_distance(U"≥95%", U"295%") == 1);
}

TEST_CASE("the edit distance is a metric and bounded by the lengths") {
    std::mt19937 random(4);
    for (int i = 0; i < 300; ++i) {
        const std::u32string a = make_random_text(random, 9), b = make_random_text(random, 9),
                             c = make_random_text(random, 9);
        const int ab = edit_distance(a, b);
        CHECK(ab == edit_distance(b, a));
        CHECK((ab == 0) == (a == b));
        CHECK(ab <= edit_distance(a, c) + edit_distance(c, b));
        CHECK(ab <= static_cast<int>(std::max(a.size(), b.size())));
        CHECK(ab >= std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())));
    }
}

TEST_CASE("similarity is 1 for equal texts, also for two empty ones, and 0 for nothing in common") {
    CHECK(similarity("", "") == 1);
    CHECK(similarity("数量 指标", "数量指标") == 1);
    CHECK(similarity("数量指标", "质量指标") == Approx(0.75));
    CHECK(similarity("ab", "") == 0);
}

TEST_CASE("characters are told by kind") {
    CHECK(is_han(U'绩'));
    CHECK(is_han(U'〇'));
    CHECK_FALSE(is_han(U'，'));
    CHECK_FALSE(is_han(U'a'));
    CHECK(is_digit(U'７'));
    CHECK_FALSE(is_digit(U'七'));
    CHECK(is_space(U'　'));
    CHECK(is_space(U'\u00A0'));
    CHECK_FALSE(is_space(U'-'));
}

}  // namespace shenbao::testing
