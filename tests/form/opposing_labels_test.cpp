// Labels that are nearly the same and mean another year.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "pipeline/form/match_label.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

Declaration evaluation(const std::string& initial, const std::string& adjusted, const std::string& executed) {
    Form form = draw_grid(
        "项目名称 | 河道清淤 ×5\n主管部门 | 县水利局 ×2 | 实施单位 | 河道所 ×2\n项目资金(万元) ↓2 | ×2 | " +
        initial + " | " + adjusted + " | " + executed +
        "\n^ | 年度资金总额 ×2 | 500.00 | 450.00 | 440.00\n"
        "年度总体目标 ↓2 | 预期目标 ×3 | 实际完成情况 ×2\n^ | 清淤。 ×3 | 已清淤。 ×2");
    form.title = "项目支出绩效自评表";
    return build(paginate(form, {})).at(0);
}

}  // namespace

// 上年执行数 is four fifths of 全年执行数 and was accepted as it.
TEST_CASE("a column of last year is no column of this year") {
    const Declaration d = evaluation("年初预算数", "全年预算数", "上年执行数");
    REQUIRE(d.funding.size() == 1);
    CHECK(d.funding[0].adjusted->text == "450.00");
    CHECK_FALSE(d.funding[0].executed);
    CHECK(dump_issues(d).find("unplaced-cells") != std::string::npos);
}

// The second heading was taken for the first one printed again, and the first column vanished.
TEST_CASE("two headings alike side by side are two columns: the second finds no place") {
    for (const std::string second : {"上年预算数", "全年预算数"}) {
        const Declaration d = evaluation("全年预算数", second, "全年执行数");
        REQUIRE(d.funding.size() == 1);
        CHECK(d.funding[0].adjusted->text == "500.00");
        CHECK(d.funding[0].executed->text == "440.00");
        CHECK(dump_issues(d).find("unplaced-cells") != std::string::npos);
    }
}

TEST_CASE("words of other years oppose each other, misread ones do not") {
    const auto is_label = [](const std::string& text, const std::string& label) {
        return clear_label({text}, Labels{label}, {}).has_value();
    };
    CHECK_FALSE(is_label("上年执行数", "全年执行数"));
    CHECK_FALSE(is_label("累计执行数", "全年执行数"));
    CHECK_FALSE(is_label("上年执行数", "执行数"));
    CHECK_FALSE(is_label("本年结转资金", "上年结转资金"));
    CHECK(is_label("全午执行数", "全年执行数"));
    CHECK(is_label("上午结转资金", "上年结转资金"));
    CHECK(is_label("当年财政拨款", "本年财政拨款"));
}
