// Codes printed before the names of bodies. Places and figures are invented.
#include <catch2/catch.hpp>
#include <map>

#include "drawn_grid.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

Organisation read(const std::string& department, const std::string& unit) {
    Form form = draw_grid(
        "项目名称 | 设备购置 ×4\n"
        "主管部门 | " +
        department + " ×2 | 实施单位 | " + unit +
        "\n"
        "项目资金(万元) | 年度资金总额: ×2 | 86.40 ×2\n"
        "年度目标 | 购置设备一台。 ×4\n"
        "绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
        "^ | 产出指标 | 数量指标 | 购置数 | 1台\n");
    form.title = "项目支出绩效目标表";
    form.fill_line = "（2022年度）";
    return build(paginate(form, {})).at(0).organisation;
}

bool is_doubted(const OptionalField& field) {
    return field && field->evidence.get(EvidenceKind::alphabet_gap).value_or(0) > 0;
}

}  // namespace

TEST_CASE("a number that begins a body's name is no code") {
    // Three digits or more were taken off: 301医院 was 医院 with the code 301.
    for (const char* const name : {"301医院", "120急救中心", "12345热线服务中心"}) {
        const Organisation read_names = read(name, name);
        INFO(name);
        CHECK(read_names.department_name->text == name);
        CHECK_FALSE(read_names.department_code);
        CHECK(read_names.implementing_unit->text == name);
    }
}

TEST_CASE("a code stands in brackets, before a dash or blank, has six digits, or a place's name behind it") {
    for (const char* const printed : {"[017]青桐县司法局", "〔017〕青桐县司法局", "017-青桐县司法局",
                                      "017 青桐县司法局", "017001青桐县司法局", "017青桐县司法局"}) {
        const Organisation names = read(printed, "120急救中心");
        INFO(printed);
        CHECK(names.department_name->text == "青桐县司法局");
        REQUIRE(names.department_code);
        CHECK(names.department_code->text.starts_with("017"));
    }
}

// [412] on a worn copy was 14121 to every reader, and accepted.
TEST_CASE("brackets that were read as ones are taken off a code, and a person confirms it") {
    for (const auto& [printed, code] : std::map<std::string, std::string>{{"14121巴彦旗农牧局", "412"},
                                                                          {"3261霞浦湾县交通局", "326"},
                                                                          {"1326霞浦湾县交通局", "326"},
                                                                          {"[4121巴彦旗农牧局", "412"}}) {
        const Organisation names = read(printed, "县站");
        INFO(printed);
        REQUIRE(names.department_code);
        CHECK(names.department_code->text == code);
        CHECK(is_doubted(names.department_code));
        CHECK_FALSE(is_doubted(names.department_name));
    }
    CHECK(read("207101天津市水务局", "县站").department_code->text == "207101");
    CHECK_FALSE(is_doubted(read("207101天津市水务局", "县站").department_code));
    CHECK(read("1321霞浦湾县交通局", "县站").department_code->text == "1321");  // one of the ones is the code's
    CHECK(is_doubted(read("1321霞浦湾县交通局", "县站").department_code));
}

TEST_CASE("a garbled code is no part of the body's name") {
    const Organisation names = read("13；61Ⅰ霞浦湾县交通运输局", "县站");
    CHECK(names.department_name->text == "霞浦湾县交通运输局");
    REQUIRE(names.department_code);
    CHECK(is_doubted(names.department_code));
    CHECK(is_doubted(names.department_name));
    CHECK(read("3·15维权中心", "县站").department_name->text == "3·15维权中心");
}

namespace {

Organisation read_above(const std::string& attachment, const std::string& fill_line) {
    Form form = draw_grid(R"(
        项目名称 | 水闸监测 ×4
        预算规模及资金用途 | 预算27.46万元。 ×4
        绩效目标 | 年度目标 | 更新水闸。 ×3
        绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值
        ^ | 产出指标 | 数量指标 | 水闸数 | 9座
    )");
    form.title = "项目支出绩效目标表";
    form.attachment = attachment;
    form.fill_line = fill_line;
    const Declaration d = build(paginate(form, {})).at(0);
    CHECK(d.form.edition == "F3-tianjin");
    return d.organisation;
}

}  // namespace

// The line 2024-03-15 was the department 03-15 with the code 2024.
TEST_CASE("a date above the table is no body, and of two bodies a person takes one") {
    const std::string body = "315204潞滨市水闸管理所　　　　　单位：万元";
    const Organisation plain = read_above("", body);
    REQUIRE(plain.department_name);
    CHECK(plain.department_name->text == "潞滨市水闸管理所");
    CHECK_FALSE(is_doubted(plain.department_name));
    for (const char* date : {"2024-03-15", "2024.03.15", "2024-03-15 第二稿", "2024", "017-22"}) {
        const Organisation dated = read_above(date, body);
        INFO(date);
        CHECK(dated.department_name->text == "潞滨市水闸管理所");
        CHECK(dated.department_code->text == "315204");
        CHECK_FALSE(is_doubted(dated.department_name));
        CHECK_FALSE(read_above(date, "").department_name);
    }
    const Organisation two = read_above("315205潞滨市水库管理所", body);
    CHECK(is_doubted(two.department_name));
    CHECK(is_doubted(two.department_code));
    CHECK(is_doubted(read_above("", "2024 潞滨市水闸管理所").department_code));
}
