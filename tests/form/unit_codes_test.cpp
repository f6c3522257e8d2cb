// Codes printed before the names of bodies. Places and figures are invented.
#include <catch2/catch.hpp>

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
