// Medium term and year side by side, in either order. Places and figures are invented.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

// left, right: 中期 and 年度, or the other way round, of the goals; heading: of the right half's values.
Declaration halves(const std::string& left, const std::string& right, const std::string& heading,
                   const std::string& left_fund, const std::string& right_fund) {
    Form form = draw_grid(
        "项目名称 | 法律服务体系 ×7\n"
        "主管部门及代码 | [136]云麓市司法局 ×3 | 实施单位 | 援助中心 ×3\n"
        "项目资金(万元) ↓2 | " +
        left_fund + "资金总额: ×2 | 468.00 | " + right_fund +
        "资金总额: ×2 | 156.50 ×2\n"
        "^ | 其中:财政拨款 ×2 | 468.00 | 其中:财政拨款 ×2 | 156.50 ×2\n"
        "总体目标 ↓2 | " +
        left + "目标 ×3 | " + right +
        "目标 ×4\n"
        "^ | 左边的目标。 ×3 | 右边的目标。 ×4\n"
        "绩效指标 ↓3 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | " +
        heading +
        "\n"
        "^ | 产出指标 ↓2 | 数量指标 | 建成终端 | ≥45台 | 数量指标 | 建成终端 | ≥15台\n"
        "^ | ^ | 质量指标 | 合格率 | 98% | 质量指标 | 合格率 | 97%\n");
    form.title = "项目支出绩效目标申报表";
    return build(paginate(form, {})).at(0);
}

}  // namespace

TEST_CASE("the halves of the indicators stand as those of the goals") {
    // They were taken from left to right, whatever stood above: the year's values went to the medium term.
    const Declaration d = halves("年度", "中期", "指标值", "年度", "中期");
    CHECK(dump_issues(d).empty());
    REQUIRE(d.indicators.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        const bool year = d.indicators[i].value->text == "≥45台" || d.indicators[i].value->text == "98%";
        CHECK(d.indicators[i].horizon == (year ? Horizon::annual : Horizon::mid_term));
        CHECK_FALSE(d.indicators[i].value->evidence.get(EvidenceKind::alphabet_gap));
    }
    const Declaration usual = halves("中期", "年度", "指标值", "中期", "年度");
    REQUIRE(usual.indicators.size() == 4);
    CHECK(usual.indicators[0].horizon == Horizon::mid_term);
    CHECK(usual.indicators[0].value->text == "≥45台");
    CHECK_FALSE(usual.indicators[0].value->evidence.get(EvidenceKind::alphabet_gap));
}

TEST_CASE("where goals and funding stand in unlike order, the halves are doubted") {
    const Declaration d = halves("年度", "中期", "指标值", "中期", "年度");
    REQUIRE(d.indicators.size() == 4);
    for (const Indicator& one : d.indicators) {
        CHECK(one.name->evidence.get(EvidenceKind::alphabet_gap));
        CHECK(one.value->evidence.get(EvidenceKind::alphabet_gap));
    }
    CHECK(dump_issues(d).find("halves-order warning") == 0);
}

TEST_CASE("a half whose values have another heading has its own values") {
    // A column that was seen once was shared by both halves: the year had the medium term's values.
    for (const char* const heading : {"年度指标值", "数值"}) {
        const Declaration d = halves("中期", "年度", heading, "中期", "年度");
        INFO(heading);
        REQUIRE(d.indicators.size() == 4);
        CHECK(d.indicators[0].value->text == "≥45台");
        CHECK(d.indicators[2].horizon == Horizon::annual);
        CHECK((!d.indicators[2].value || d.indicators[2].value->text == "≥15台"));
    }
    const Declaration known = halves("中期", "年度", "年度指标值", "中期", "年度");
    REQUIRE(known.indicators.at(2).value);
    CHECK(known.indicators[2].value->text == "≥15台");
    CHECK(dump_issues(known).empty());
}
