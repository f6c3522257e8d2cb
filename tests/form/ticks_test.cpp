// What a mark under a narrow heading of a monitoring says. Places and figures are invented.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

// marks: the cells under 经费保障 to 其他, 原因说明 and the three likelihoods.
Declaration monitoring(const std::string& marks) {
    Form form = draw_grid(R"(
        项目名称 | 农田建设 ×16
        主管部门及代码 | [411]云麓市农业局 ×7 | 实施单位 | 农田建设中心 ×8
        项目资金(万元) ↓2 | ×3 | 年初预算数 ×3 | 1-7月执行数 ×3 | 1-7月执行率 ×3 | 全年预计执行数 ×4
        ^ | 年度资金总额： ×3 | 1860.00 ×3 | 702.45 ×3 | 37.77% ×3 | 1850.00 ×4
        年度总体目标 | 建设农田。 ×16
        绩效指标 ↓3 | 一级指标 ↓2 | 二级指标 ↓2 | 三级指标 ↓2 | 年度指标值 ↓2 | 1-7月执行情况 ↓2 | 全年预计完成情况 ↓2 | 偏差原因分析 ×6 | 完成目标可能性 ×3 | 备注 ↓2
        ^ | ^ | ^ | ^ | ^ | ^ | ^ | 经费保障 | 制度保障 | 人员保障 | 硬件条件保障 | 其他 | 原因说明 | 确定能 | 有可能 | 完全不可能 | ^
        ^ | 产出指标 | 数量指标 | 培训农民 | ≥500人 | 320人 | 520人 | )" +
                          marks + " |\n");
    form.title = "项目支出绩效目标执行监控表";
    form.fill_line = "（2022年度）";
    return build(paginate(form, {})).at(0);
}

const Indicator& indicator(const Declaration& declaration) {
    REQUIRE(declaration.indicators.size() == 1);
    return declaration.indicators[0];
}

}  // namespace

TEST_CASE("only a tick is a tick") {
    // Any mark was one and the last counted: √ | — | — said 完全不可能.
    for (const char* const tick : {"√", "✓", "☑", "■", "●"}) {
        const Declaration d = monitoring(" | | | | | | " + std::string(tick) + " | — | —");
        INFO(tick);
        REQUIRE(indicator(d).likelihood);
        CHECK(d.indicators[0].likelihood->text == "确定能");
        CHECK_FALSE(d.indicators[0].likelihood->evidence.get(EvidenceKind::alphabet_gap));
        CHECK(d.indicators[0].causes.empty());
        CHECK(dump_issues(d).empty());
    }
}

TEST_CASE("a dash or an empty box under a cause names no cause") {
    const Declaration d = monitoring("— | √ | □ | - | / | | | √ |");
    REQUIRE(indicator(d).causes.size() == 1);
    CHECK(d.indicators[0].causes[0].first == "制度保障");
    CHECK(d.indicators[0].likelihood->text == "有可能");
    CHECK(dump_issues(d).empty());
}

TEST_CASE("a likelihood beside another mark or a second tick is doubted, and the other cell is told") {
    for (const char* const marks : {"√ | ✗ | ", "√ | √ | ", "√ | | O"}) {
        const Declaration d = monitoring(" | | | | | | " + std::string(marks));
        INFO(marks);
        REQUIRE(indicator(d).likelihood);
        CHECK(d.indicators[0].likelihood->text == "确定能");
        CHECK(d.indicators[0].likelihood->evidence.get(EvidenceKind::alphabet_gap));
        CHECK(dump_issues(d) == "unplaced-cells warning\n");
    }
}

TEST_CASE("a mark that may be a misread tick is doubted") {
    // 区√ and 、v on copies were words without a place: the whole sheet went to a person.
    for (const char* const worn : {"V", "区√", "、v", "√。"}) {
        const Declaration d = monitoring(" | | | | | | | " + std::string(worn) + " |");
        INFO(worn);
        REQUIRE(indicator(d).likelihood);
        CHECK(d.indicators[0].likelihood->text == "有可能");
        CHECK(d.indicators[0].likelihood->evidence.get(EvidenceKind::alphabet_gap));
        CHECK(dump_issues(d).empty());
    }
    for (const char* const words : {"见附件", "无。", "5."})
        CHECK_FALSE(indicator(monitoring(" | | | | | | | " + std::string(words) + " |")).likelihood);
}

TEST_CASE("words under a cause are kept") {
    const Declaration d = monitoring("资金晚到 | | | | | 9月到位。 | √ | |");
    REQUIRE(indicator(d).causes.size() == 2);
    CHECK(d.indicators[0].causes[0].second.text == "资金晚到");
    CHECK(d.indicators[0].causes[1].second.text == "9月到位。");
}
