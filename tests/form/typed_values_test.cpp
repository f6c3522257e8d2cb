#include "pipeline/base/typed_values.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

TEST_CASE("amounts keep their digits and take the form's unit unless they print one") {
    CHECK(parse_amount("1801.88", {"万元", UnitOrigin::heading})->number == "1801.88");
    CHECK(parse_amount("1801.88", {"万元", UnitOrigin::heading})->unit == "万元");
    CHECK(parse_amount("10,308,000.00", {"元", UnitOrigin::title})->number == "10308000.00");
    CHECK(parse_amount("10000万元", {"元", UnitOrigin::title})->unit == "万元");
    CHECK(parse_amount("0.00")->number == "0.00");
    CHECK(parse_amount("1801.88", {"万元", UnitOrigin::heading})->unit_from == UnitOrigin::heading);
    CHECK(parse_amount("10000万元", {"元", UnitOrigin::title})->unit_from == UnitOrigin::cell);
    CHECK(parse_amount("1801.88")->unit == std::nullopt);
    CHECK(parse_amount("1801.88")->unit_from == UnitOrigin::none);
    for (const char* text : {"", "—", "/", "l801.88", "18 01.8.8", "1,23", "约5"}) CHECK_FALSE(parse_amount(text));
}

TEST_CASE("percents need their sign") {
    CHECK(parse_percent("95.65%")->number == "95.65");
    CHECK(parse_percent("100．00％")->number == "100.00");
    for (const char* text : {"95.65", "", "%", "100多", "≥95%"}) CHECK_FALSE(parse_percent(text));
}

TEST_CASE("years come with and without 年度 and brackets") {
    for (const char* text : {"2020年度", "( 2020 年度)", "2020年", "2020", "2020年度)"})
        CHECK(parse_year(text)->year == 2020);
    for (const char* text : {"年", "202年", "1820年", "20200"}) CHECK_FALSE(parse_year(text));
}

TEST_CASE("dates parse in three notations and must exist") {
    CHECK(parse_date("2022 年 12 月 18 日")->day == 18);
    CHECK(parse_date("2024-01-02")->month == 1);
    CHECK(parse_date("2026/1/31")->year == 2026);
    for (const char* text : {"2022年13月1日", "2022年12月", "年 月 日"}) CHECK_FALSE(parse_date(text));
}

TEST_CASE("phones match the patterns in use") {
    for (const char* text : {"027-86921740", "07226233407", "6296906", "13907123456", "027-86921740-801"})
        CHECK(parse_phone(text)->kind == ValueKind::phone);
    CHECK(parse_phone("027-86921740")->number == "02786921740");
    CHECK(parse_phone("6296906、13907123456")->parts.size() == 2);
    for (const char* text : {"", "86921", "027-869217401", "23907123456", "O27-86921740"})
        CHECK_FALSE(parse_phone(text));
}
