// A form whose title was not read, or is one of its labels.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

OptionalField title_of(const std::string& printed, const std::string& label) {
    Form form = draw_grid(
        "项目名称 | 数字化X线机购置 ×4\n"
        "主管部门 | 云麓市卫健局 ×2 | 实施单位 | 镇卫生院\n"
        "项目资金(万元) | 年度资金总额: ×2 | 86.40 ×2\n" +
        label +
        " | 购置设备一台。 ×4\n"
        "绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
        "^ | 产出指标 | 数量指标 | 购置数 | 1台\n");
    form.title = printed;
    form.fill_line = "（2022年度）";
    return build(paginate(form, {})).at(0).title;
}

bool is_doubted(const OptionalField& field) {
    return field && field->evidence.get(EvidenceKind::alphabet_gap).has_value();
}

}  // namespace

// A title of two heights was cut to pieces, and 项目绩效目标, a label of the table, was accepted in its place.
TEST_CASE("a label of the table is no title that needs nobody") {
    const OptionalField printed = title_of("项目支出绩效目标表", "项目绩效目标");
    REQUIRE(printed);
    CHECK(printed->text == "项目支出绩效目标表");
    CHECK_FALSE(is_doubted(printed));
    CHECK_FALSE(is_doubted(title_of("项目支出绩效目标表（2022年度）", "项目绩效目标")));
    const OptionalField label = title_of("", "项目绩效目标");
    REQUIRE(label);
    CHECK(label->text == "项目绩效目标");
    CHECK(is_doubted(label));
}
