#include "pipeline/check/decimal.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

TEST_CASE("decimals are read and printed digit by digit") {
    for (const char* text : {"0", "82", "1801.88", "0.05", "1000.00", "968.1918", "-3.5"})
        CHECK(print_decimal(*parse_decimal(text)) == text);
    for (const char* text : {"", ".", "1.", ".5", "1.2.3", "1,000", "l8", "1234567890123456"})
        CHECK_FALSE(parse_decimal(text));
}

TEST_CASE("a sum that doubles get wrong is exact here") {
    const auto sum = add(*parse_decimal("0.1"), *parse_decimal("0.2"));
    CHECK((*compare(*sum, *parse_decimal("0.3")) == 0));
    CHECK(print_decimal(*subtract(*parse_decimal("109175.51"), *parse_decimal("109175.04"))) == "0.47");
    CHECK((*compare(*parse_decimal("1.50"), *parse_decimal("1.5")) == 0));
    CHECK((*compare(*parse_decimal("99.99"), *parse_decimal("100")) < 0));
}

TEST_CASE("the point moves without losing digits") {
    CHECK(print_decimal(*shift_point(*parse_decimal("7242318"), -4)) == "724.2318");
    CHECK(print_decimal(*shift_point(*parse_decimal("7.5"), 2)) == "750");
    CHECK(print_decimal(*shift_point(*parse_decimal("5"), -3)) == "0.005");
}

TEST_CASE("what does not fit is refused, not wrapped around") {
    const Decimal large{9'000'000'000'000'000'000LL, 0};
    CHECK_FALSE(add(large, large));
    CHECK_FALSE(multiply(large, {10, 0}));
    CHECK_FALSE(compare(large, {1, 9}));
    CHECK_FALSE(shift_point(*parse_decimal("999999999999999"), 6));  // wrapped around once
    CHECK(shift_point(*parse_decimal("999999999999.999"), 6));
}
