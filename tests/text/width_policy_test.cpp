#include "pipeline/text/width_policy.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

TEST_CASE("digits, letters and the signs of values are half width") {
    CHECK(apply_width_policy(U"１２３４．５０") == U"1234.50");
    CHECK(apply_width_policy(U"＞９５％") == U">95%");
    CHECK(apply_width_policy(U"＜＝＋－／＊＃") == U"<=+-/*#");
    CHECK(apply_width_policy(U"Ａｂ") == U"Ab");
    CHECK(apply_width_policy(U"９５﹪") == U"95%");
    CHECK(apply_width_policy(U"１～２∼３") == U"1~2~3");
}

TEST_CASE("the punctuation of running text keeps the width it was read with") {
    for (const char32_t* text : {U"，；：（）！？", U"。、“”《》", U",;:()!?"})
        CHECK(apply_width_policy(text) == text);
}

TEST_CASE("signs that have no half-width form, and Han characters, stay") {
    for (const char32_t* text : {U"≥≤±×‰㎡①☑□", U"绩效目标", U""}) CHECK(apply_width_policy(text) == text);
}
