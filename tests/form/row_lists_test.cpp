// Lists of one item per row: tasks of the year. Places and figures are invented.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

// Two tasks with these names.
Declaration tasks(const std::string& first, const std::string& second) {
    Form form = draw_grid(R"(
        部门(单位)名称 | 云麓市水务局 ×6
        年度主要任务 ↓4 | 任务名称 ↓2 | 主要内容 ×2 ↓2 | 预算金额(万元) ×3
        ^ | ^ | ^ | 总额 | 财政拨款 | 其他资金
        ^ | )" + first + R"( | 改造管网 ×2 | 100 | 90 | 10
        ^ | )" + second + R"( | 清淤 ×2 | 50 | 50 | 0
        年度总体目标 | 目标1：改造管网。⏎目标2：清淤。 ×6
        年度绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值 ×3
        ^ | 产出指标 | 数量指标 | 管网长度 | 36公里 ×3
    )");
    form.title = "部门（单位）整体支出绩效目标申报表";
    form.fill_line = "（2021年度）";
    return build(paginate(form, {})).at(0);
}

}  // namespace

TEST_CASE("a task may be counted in full-width digits") {
    // They went to a parser that knows ASCII digits alone, and the whole document was refused.
    const Declaration d = tasks("任务１：管网", "任务１２：清淤");
    REQUIRE(d.annual_tasks.size() == 2);
    CHECK(d.annual_tasks[0].number == 1);
    CHECK(d.annual_tasks[0].name->text == "管网");
    CHECK(d.annual_tasks[1].number == 12);
    CHECK(d.annual_tasks[1].name->text == "清淤");
}

// “任务2：口袋公园建设, a speck before the counter: the task had no number, and no field of it was paired.
TEST_CASE("specks before the counter of a task hide it not") {
    const Declaration d = tasks("“任务1：管网", ".任务2：清淤");
    REQUIRE(d.annual_tasks.size() == 2);
    CHECK(d.annual_tasks[0].number == 1);
    CHECK(d.annual_tasks[0].name->text == "管网");
    CHECK(d.annual_tasks[1].number == 2);
    CHECK(d.annual_tasks[1].name->text == "清淤");
}
