// Rows and levels at a page break that may be read in two ways. Places and figures are invented.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

Form targets(const std::string& rows, int count) {
    Form form = draw_grid(
        "项目名称 | 数字化X线机购置 ×4\n"
        "主管部门 | 云麓市卫健局 ×2 | 实施单位 | 镇卫生院\n"
        "项目资金(万元) | 年度资金总额: ×2 | 86.40 ×2\n"
        "年度目标 | 购置设备一台。 ×4\n"
        "绩效指标 ↓" +
        std::to_string(count + 1) + " | 一级指标 | 二级指标 | 三级指标 | 指标值\n" + rows);
    form.title = "项目支出绩效目标表";
    form.fill_line = "（2022年度）";
    return form;
}

bool is_doubted(const OptionalField& field) {
    return field && field->evidence.get(EvidenceKind::alphabet_gap).has_value();
}

}  // namespace

TEST_CASE("a name alone at the head of a page goes on a full line, and is doubted behind a short one") {
    // It was joined to any row above without a word: two indicators with one value.
    const auto second_row = [](const std::string& name) {
        const Form form = targets(
            "^ | 产出指标 ↓3 | 数量指标 ↓3 | 购置数 | 1台\n"
            "^ | ^ | ^ | " +
                name +
                " | 4人\n"
                "^ | ^ | ^ | 设备检查 |\n",
            3);
        return build(paginate(form, {7})).at(0).indicators.at(1);
    };
    const Indicator two = second_row("培训人数");
    CHECK(two.name->text == "培训人数设备检查");
    CHECK(is_doubted(two.name));
    CHECK(is_doubted(two.value));
    const Indicator one = second_row("参加培训的医生和护士");  // a line and the beginning of another
    CHECK(is_doubted(one.name));
    const Indicator cut = second_row("参加培训的医生和护士的全部人数为");
    INFO(cut.name->text);
    CHECK_FALSE(is_doubted(cut.name));
    CHECK_FALSE(is_doubted(cut.value));
}

TEST_CASE("a level that is blank on a whole page between two levels is doubted") {
    // The page took the level of the next one, as if that were certain.
    const Form form = targets(
        "^ | 产出指标 ↓3 | 数量指标 | 购置数 | 1台\n"
        "^ | ^ | 质量指标 | 合格率 | 95%\n"
        "^ | ^ | 时效指标 | 完成时间 | 9月\n"
        "^ | 效益指标 ↓2 | 社会效益指标 | 检查人次 | 3000人次\n"
        "^ | ^ | 可持续影响指标 | 使用年限 | 8年\n",
        5);
    const Declaration d = build(paginate(form, {6, 8})).at(0);
    REQUIRE(d.indicators.size() == 5);
    for (const std::size_t i : {1U, 2U}) {
        CHECK(d.indicators[i].level1->text == "产出指标");
        CHECK(is_doubted(d.indicators[i].level1));
    }
    CHECK_FALSE(is_doubted(d.indicators[0].level1));
    CHECK_FALSE(is_doubted(d.indicators[3].level1));
    const Declaration known = build(paginate(form, {6})).at(0);
    CHECK_FALSE(is_doubted(known.indicators.at(1).level1));
}
