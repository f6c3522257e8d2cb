// What was promised and what was reached: self-evaluations and monitoring. Places and figures are invented.
#include <algorithm>
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

Form evaluation_form() {
    Form form = draw_grid(R"(
        项目名称 | 危房改造 ×8
        主管部门 | 云麓市住建局 ×3 | 实施单位 | 澄湖区住建所 ×4
        项目资金(万元) ↓4 | ×2 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
        ^ | 年度资金总额 ×2 | 108.00 | 108.00 | 99.75 | 10 | 92.36% | 9.24
        ^ | 其中：当年财政拨款 ×2 | 100.00 | 100.00 | 91.75 | — | 91.75% | —
        ^ | 其他资金 ×2 | 8.00 | 8.00 | 8.00 | — | | —
        年度总体目标 ↓2 | 预期目标 ×4 | 实际完成情况 ×4
        ^ | 完成60户改造。 ×4 | 已完成57户改造。 ×4
        绩效指标 ↓6 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
        ^ | 产出指标(50分) ↓3 | 数量指标 ↓2 | 改造户数 | ≥60户 | 57户 | 15 | 14.25 | 3户外出务工。
        ^ | ^ | ^ | 发放人次 | ≥60人次 | 60人次 | 5 | 5 |
        ^ | ^ | 质量指标 | 合格率 | 100% | 100% | 30 | 30 |
        ^ | 效益指标 ↓2 | 社会效益指标 | 安全率 | 100% | 100% | 40 | 40 |
        ^ | ^ | …… | | | | | |
        总分 ×6 | 100 | 98.16 | 优
    )");
    form.title = "项目支出绩效自评表";
    form.attachment = "附件1";
    form.fill_line = "（2022年度）";
    return form;
}

// The last row's prompt replaced by this name.
Form form_named(const std::string& name) {
    Form form = evaluation_form();
    const auto prompt = std::ranges::find(form.cells, std::vector<std::string>{"……"}, &Cell::paragraphs);
    REQUIRE(form.cells.end() - prompt > 1);
    prompt->paragraphs.clear();
    (prompt + 1)->paragraphs = {name};
    return form;
}

}  // namespace

TEST_CASE("a self-evaluation gives budget and spending, both goals, points and the total") {
    const auto declarations = build(paginate(evaluation_form(), {}));
    REQUIRE(declarations.size() == 1);
    const Declaration& d = declarations[0];
    CHECK(dump_issues(d) == "");
    CHECK(d.form.family == "self_evaluation");
    CHECK(d.attachment->text == "附件1");
    CHECK(d.money_unit->text == "万元");
    REQUIRE(d.funding.size() == 3);
    CHECK(d.funding[1].key == "fiscal_current_year");
    CHECK(d.funding[1].is_of_which);
    CHECK(d.funding[0].initial->text == "108.00");
    CHECK(d.funding[0].adjusted->text == "108.00");
    CHECK(d.funding[0].executed->value->number == "99.75");
    CHECK(d.funding[0].rate->value->number == "92.36");
    CHECK(d.funding[0].weight->text == "10");
    CHECK(d.funding[0].score->text == "9.24");
    CHECK(d.funding[2].rate->text.empty());
    REQUIRE(d.goals.size() == 2);
    CHECK(d.goals[0].id == "annual-1");
    CHECK(d.goals[1].id == "actual-1");
    CHECK(d.goals[1].text->text == "已完成57户改造。");
    REQUIRE(d.indicators.size() == 4);
    CHECK(d.indicators[1].level2->text == "数量指标");
    CHECK(d.indicators[0].actual->text == "57户");
    CHECK(d.indicators[0].weight->text == "15");
    CHECK(d.indicators[0].score->text == "14.25");
    CHECK(d.indicators[0].deviation->text == "3户外出务工。");
    CHECK(d.indicators[1].deviation->text.empty());
    CHECK(d.indicators[0].level1->value->text == "产出指标");
    REQUIRE(d.totals);
    CHECK(d.totals->weight->text == "100");
    CHECK(d.totals->score->text == "98.16");
    CHECK(d.totals->grade->text == "优");
}

// PM2.5 without a value was dropped without a word. `……` under a watermark was read as `h`, and the template's
// empty row was an indicator with accepted blanks.
TEST_CASE("a row with nothing but signs in place of a name is an indicator that a person looks at") {
    for (const char* read : {"PM2.5", "COD", "h", "、7"}) {
        const auto declarations = build(paginate(form_named(read), {}));
        INFO(read);
        REQUIRE(declarations.at(0).indicators.size() == 5);
        const Indicator& bare = declarations[0].indicators[4];
        CHECK(bare.name->text == read);
        CHECK(bare.name->evidence.get(EvidenceKind::alphabet_gap) == 1);
        CHECK(bare.value->evidence.get(EvidenceKind::alphabet_gap) == 1);
    }
}

TEST_CASE("a row with filler in place of a name is no indicator, and told") {
    for (const char* read : {".", "***", "——", "－"}) {
        const auto declarations = build(paginate(form_named(read), {}));
        INFO(read);
        CHECK(declarations.at(0).indicators.size() == 4);
        CHECK(dump_issues(declarations[0]) == "blank-indicator info\n");
    }
}

TEST_CASE("a row whose value no reader could tell is no row of filler") {
    std::vector<ReadPage> pages = paginate(form_named("***"), {});
    std::vector<CellReading>& cells = pages[0].text.tables.at(0);
    const auto filler = std::ranges::find_if(
        cells, [](const CellReading& cell) { return !cell.lines.empty() && cell.lines[0].text == "***"; });
    REQUIRE(cells.end() - filler > 1);
    (filler + 1)->evidence.set(EvidenceKind::alphabet_gap, 1);
    CHECK(build(pages).at(0).indicators.size() == 5);
}

TEST_CASE("a self-evaluation cut before any row keeps its fields") {
    const Form form = evaluation_form();
    const Content whole = flatten(build(paginate(form, {})).at(0));
    for (int row = 1; row < form.rows; ++row) {
        const auto declarations = build(paginate(form, {row}));
        INFO("break before row " << row);
        REQUIRE(declarations.size() == 1);
        CHECK(differences(whole, flatten(declarations[0])) == "");
    }
}

TEST_CASE("operator, number and unit in columns of their own are one typed value") {
    Form form = draw_grid(R"(
        项目名称 ×2 | 5100R01-工资性支出 ×9
        主管部门 ×2 | 云麓市发展局 ×3 | 实施单位(盖章) ×2 | 云麓市发展局 ×4
        项目基本情况 ↓3 ×2 | 1.项目年度目标完成情况 ↓2 ×2 | 项目年度目标 ×3 | 年度目标完成情况 ×4
        ^ | ^ | 及时发放工资。 ×3 | 全部完成。 ×4
        ^ | 2.项目实施内容及过程概述 ×2 | 按月发放。 ×7
        预算执行情况(10分) ↓3 ×2 | 年度预算数(万元) | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 ×2
        ^ | 总额 | 238.93 | 251.89 | 251.89 | 100.00% | 10 | 10 | 年中追加。 ↓2 ×2
        ^ | 其中：财政资金 | 238.93 | 251.89 | 251.89 | 100.00% | / | / | ^
        绩效指标(90分) ↓3 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析
        ^ | 产出指标 | 数量指标 | 发放覆盖率 | ≥ | 100 | % | 100 | 60 | 60 |
        ^ | 效益指标 | 社会效益指标 | 保障情况 | 定性 | 良好 | | 良好 | 30 | 28 | 缺宣传
        合计 ×8 | 100 | 98 |
        评价结论 ×2 | 总体良好。 ×9
        存在问题 ×2 | 无 ×9
    )");
    form.title = "部门预算项目支出绩效自评表（2023年度）";
    form.attachment = "报表编号：510000_0013zp";
    form.below = {"项目负责人：查小兵　　　财务负责人："};
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 1);
    const Declaration& d = declarations[0];
    CHECK(dump_issues(d) == "");
    CHECK(d.form.edition == "F4-sichuan");
    CHECK(d.attachment->text == "报表编号：510000_0013zp");
    CHECK(d.money_unit->text == "万元");
    CHECK(d.project->overview->text == "按月发放。");
    REQUIRE(d.funding.size() == 2);
    CHECK(d.funding[1].weight->text == "/");
    REQUIRE(d.others.size() == 1);
    CHECK(d.others[0].label->text == "原因");
    CHECK(d.goals.at(1).text->text == "全部完成。");
    REQUIRE(d.indicators.size() == 2);
    CHECK(d.indicators[0].op->text == "≥");
    CHECK(d.indicators[0].value->text == "100");
    CHECK(d.indicators[0].value->value->cmp == Comparator::ge);
    CHECK(d.indicators[0].value->value->unit == "%");
    CHECK(d.indicators[1].value->value->kind == ValueKind::qualitative);
    CHECK(d.totals->score->text == "98");
    REQUIRE(d.conclusions.size() == 2);
    CHECK(d.conclusions[1].first == "存在问题");
    CHECK(d.conclusions[1].second.text == "无");
    CHECK(d.organisation.principal->text == "查小兵");
    CHECK(d.organisation.finance_head->text.empty());
    CHECK_FALSE(d.organisation.finance_head->bbox.empty());
    // The block of 改进措施 that this edition always has is missing: of a form that ends below its table whoever
    // filled it left it out, else a page is gone.
    form.below = {};
    CHECK(dump_issues(build(paginate(form, {})).at(0)) == "incomplete warning\n");
}

TEST_CASE("monitoring gives the months, forecasts, ticked causes and the likelihood under its tick") {
    Form form = draw_grid(R"(
        项目名称 | 农田建设 ×16
        主管部门及代码 | [411]云麓市农业局 ×7 | 实施单位 | 农田建设中心 ×8
        项目资金(万元) ↓3 | ×3 | 年初预算数 ×3 | 1-7月执行数 ×3 | 1-7月执行率 ×3 | 全年预计执行数 ×4
        ^ | 年度资金总额： ×3 | 1860.00 ×3 | 702.45 ×3 | 37.77% ×3 | 1850.00 ×4
        ^ | 其中：本年财政拨款 ×3 | 1500.00 ×3 | 622.45 ×3 | 41.50% ×3 | 1500.00 ×4
        年度总体目标 | 目标1：建设农田1.2万亩。⏎目标2：培训农民500人。 ×16
        绩效指标 ↓5 | 一级指标 ↓2 | 二级指标 ↓2 | 三级指标 ↓2 | 年度指标值 ↓2 | 1-7月执行情况 ↓2 | 全年预计完成情况 ↓2 | 偏差原因分析 ×6 | 完成目标可能性 ×3 | 备注 ↓2
        ^ | ^ | ^ | ^ | ^ | ^ | ^ | 经费保障 | 制度保障 | 人员保障 | 硬件条件保障 | 其他 | 原因说明 | 确定能 | 有可能 | 完全不可能 | ^
        ^ | 产出指标 ↓2 | 数量指标 ↓2 | 培训农民 | ≥500人 | 320人 | 520人 | | | | | | | √ | | |
        ^ | ^ | ^ | 建设农田 | ≥1.2万亩 | 0.45万亩 | 1.2万亩 | √ | | | | | 资金9月到位。 | | √ | |
        ^ | 效益指标 | 经济效益指标 | 新增产能 | ≥90万公斤 | 0 | 60万公斤 | | | | | √ | | | | √ | 拟调整目标。
    )");
    form.title = "项目支出绩效目标执行监控表";
    form.fill_line = "（2022年度）";
    form.notes = {"1.偏差原因分析：说明原因。", "2.备注：拟采取的措施。"};
    form.below = {"填报人：何静　　　单位负责人：罗建国"};
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 1);
    const Declaration& d = declarations[0];
    CHECK(dump_issues(d) == "");
    CHECK(d.form.family == "monitoring");
    CHECK(d.period->text == "1-7月");
    CHECK(d.organisation.department_code->text == "411");
    REQUIRE(d.funding.size() == 2);
    CHECK(d.funding[0].executed->text == "702.45");
    CHECK(d.funding[0].forecast->text == "1850.00");
    CHECK(d.goals.size() == 2);
    REQUIRE(d.indicators.size() == 3);
    CHECK(d.indicators[0].causes.empty());
    CHECK(d.indicators[0].likelihood->text == "确定能");
    CHECK(d.indicators[1].actual->text == "0.45万亩");
    CHECK(d.indicators[1].forecast->text == "1.2万亩");
    REQUIRE(d.indicators[1].causes.size() == 2);
    CHECK(d.indicators[1].causes[0].first == "经费保障");
    CHECK(d.indicators[1].causes[1].second.text == "资金9月到位。");
    CHECK(d.indicators[1].likelihood->text == "有可能");
    CHECK(d.indicators[2].causes.at(0).first == "其他");
    CHECK(d.indicators[2].likelihood->value->text == "完全不可能");
    CHECK(d.indicators[2].remark->text == "拟调整目标。");
    CHECK(d.notes.size() == 2);
    REQUIRE(d.approvals.size() == 2);
    CHECK(d.approvals[1].role == "单位负责人");
    CHECK(d.approvals[1].signer->text == "罗建国");
}
