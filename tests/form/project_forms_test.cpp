// Declarations of projects and the central declaration of departments. Places and figures are invented.
#include <algorithm>
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

// The medium term on the left, the year on the right.
Form medium_term_form() {
    Form form = draw_grid(R"(
        项目名称 | 法律服务体系 ×6
        主管部门及代码 | [136]云麓市司法局 ×2 | 实施单位 | 援助中心 ×3
        项目属性 | 延续项目 ×2 | 项目期 | 3年 ×3
        项目资金(万元) ↓3 | 中期资金总额: ×2 | 468.00 | 年度资金总额: | 156.50 ×2
        ^ | 其中:财政拨款 ×2 | 420.00 | 其中:财政拨款 | 140.00 ×2
        ^ | 其他资金 ×2 | 48.00 | 其他资金 | 16.50 ×2
        总体目标 ↓2 | 中期目标(2021年—2023年) ×3 | 年度目标 ×3
        ^ | 目标1: 镇街全覆盖。⏎目标2: 应援尽援。 ×3 | 目标1: 新增站点。 ×3
        绩效指标 ↓4 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 三级指标 | 指标值
        ^ | 产出指标 ↓2 | 数量指标 ↓2 | 建成终端 | ≥45台 | 建成终端 | ≥15台
        ^ | ^ | ^ | 办理案件 | ≥1200件 | |
        ^ | 满意度指标 | 服务对象满意度指标 | 受援人满意度 | ≥95% | 受援人满意度 | ≥96%
    )");
    form.title = "项目支出绩效目标申报表";
    form.attachment = "附1";
    form.fill_line = "（2021年度）";
    form.below = {"项目责任人(签字)：陈启航　　　单位(盖章)："};
    return form;
}

// Check boxes, grounds and a schedule.
Form older_local_form() {
    Form form = draw_grid(R"(
        项目名称 | 基础设施建设 ×2 | 项目属性 | 新增项目□ 延续项目√ ×2
        主管部门 | 坝塘镇 ×2 | 主管部门编码 | 136 ×2
        项目实施单位 | 坝塘镇 | 项目负责人 | 蒋建华 | 联系电话 | 0731-87851234
        项目起止时间 | 2021年度 ×5
        项目资金申请(万元) | 资金总额：106.75⏎财政拨款：69.23⏎自有资金：37.52(其中：经营性收入：7.52) ×5
        项目概况 | 道路建设 ×5
        项目立项情况 ↓3 | 项目立项的依据 | 发改立项 ×4
        ^ | 项目申报的可行性 | 已评估 ×4
        ^ | 项目申报的必要性 | 改善设施 ×4
        项目实施进度计划 ↓3 | 项目实施内容 ×3 | 开始时间 | 完成时间
        ^ | 1、概念规划 ×3 | 2016年1月 | 2020年3月
        ^ | 2、核心区规划 ×3 | 2021年1月 | 2021年6月
        项目绩效目标 ↓2 | 长期目标 ×3 | 年度目标 ×2
        ^ | 振兴乡村 ×3 | 立面改造 ×2
        长期绩效指标 ↓2 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 备注
        ^ | 产出指标 | 数量指标 | 道路 | ≥10公里 |
        年度绩效指标 ↓2 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 备注
        ^ | 效益指标 | 社会公众或服务对象满意度指标 | 满意度 | ≥90% | 抽样
    )");
    form.title = "财政支出（项目）绩效目标申报表";
    form.fill_line = "填报单位（盖章）：坝塘镇人民政府";
    form.below = {"填报人：蒋建华　单位负责人：李明　填报日期：2021年1月5日"};
    return form;
}

}  // namespace

TEST_CASE("medium term and year stand side by side in funding, goals and indicators") {
    std::vector<ReadPage> pages = paginate(medium_term_form(), {});
    for (LineReading& line : pages[0].text.loose_lines)
        if (line.text.starts_with("项目责任人"))
            pages[0].info.marks = {{MarkKind::seal,
                                    InkColour::red,
                                    {line.box.x1 - 100, line.box.y0 - 100, line.box.x1 + 100, line.box.y1 + 100}}};
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 1);
    const Declaration& d = declarations[0];
    CHECK(dump_issues(d) == "");
    CHECK(d.form.family == "project_declaration");
    CHECK(d.form.edition == "F2");
    CHECK(d.project->attribute->text == "延续项目");
    REQUIRE(d.funding.size() == 6);
    CHECK(d.funding[2].group == "project_mid_term");
    CHECK(d.funding[3].group == "project_annual");
    CHECK(d.funding[3].key == "fiscal");
    CHECK(d.funding[5].current->text == "16.50");
    REQUIRE(d.goals.size() == 3);
    CHECK(d.goals[1].id == "mid_term-2");
    CHECK(d.goals[2].text->text == "新增站点。");
    REQUIRE(d.indicators.size() == 5);
    CHECK(d.indicators[2].horizon == Horizon::mid_term);
    CHECK(d.indicators[3].horizon == Horizon::annual);
    CHECK(d.indicators[3].value->text == "≥15台");
    CHECK(d.indicators[4].name->text == "受援人满意度");
    CHECK(d.indicators[4].level2->text == "服务对象满意度指标");
    REQUIRE(d.approvals.size() == 2);
    CHECK(d.approvals[0].signer->text == "陈启航");
    CHECK(d.approvals[1].seal);
    CHECK(d.organisation.principal->text == "陈启航");
}

TEST_CASE("halves with their own levels are told apart by their place") {
    Form form = draw_grid(R"(
        项目名称 | 法律服务体系 ×7
        主管部门及代码 | [136]云麓市司法局 ×3 | 实施单位 | 援助中心 ×3
        项目资金(万元) ↓2 | 中期资金总额: ×2 | 468.00 | 年度资金总额: ×2 | 156.50 ×2
        ^ | 其中:财政拨款 ×2 | 420.00 | 其中:财政拨款 ×2 | 140.00 ×2
        总体目标 ↓2 | 中期目标 ×3 | 年度目标 ×4
        ^ | 镇街全覆盖。 ×3 | 新增站点。 ×4
        绩效指标 ↓4 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
        ^ | 产出指标 ↓3 | 数量指标 | 建成终端 | ≥45台 | 数量指标 | 布设终端 | ≥15台
        ^ | ^ | 质量指标 | 合格率 | 98% | 时效指标 | 完成时间 | 10月底前
        ^ | ^ | 成本指标 | 单台成本 | ≤3万元 | 成本指标 | |
    )");
    form.title = "项目支出绩效目标申报表";
    const Declaration d = build(paginate(form, {})).at(0);
    CHECK(dump_issues(d) == "");
    REQUIRE(d.indicators.size() == 5);
    CHECK(d.indicators[1].level2->text == "质量指标");
    CHECK(d.indicators[4].level2->text == "时效指标");
    CHECK(d.indicators[4].level1->text == "产出指标");
}

// A pale rule between 项目名称's value and the next label was lost on a copy: the name had both, 经常性项目 was
// nobody's, and nothing of the filing could be accepted.
TEST_CASE("a label that ran into the value before it still names the cell behind it") {
    Form form = draw_grid(R"(
        项目名称 | 绿地养护项目性质 ×2 | 经常性项目 | 项目类别 | 其他运转类
        主管部门 | 海晏市绿化局 ×2 | 实施单位 | 绿化中心 ×2
        计划开始日期 | 2025-01-01 ×2 | 计划完成日期 | 2025/12/31 ×2
        项目资金(元) ↓4 | 项目资金总额 | 4,860,000.00 ×2 | 年度资金申请总额 | 4,860,000.00
        ^ | 其中：财政资金 | 4,860,000.00 ×2 | 其中：当年财政拨款 | 4,568,000.00
        ^ | | ×2 | 上年结转资金 | 292,000.00
        ^ | 其他资金 | 0.00 ×2 | 其他资金 | 1.00
        项目绩效目标 ↓2 | 项目总体目标(2024 年-2026 年) ×3 | 年度总体目标 ×2
        ^ | 提升景观。 ×3 | 1.完成养护。⏎2.补植乔木。 ×2
        绩效指标 ↓3 | 一级指标 | 二级指标 | 三级指标 ×2 | 年度(/项目)指标值
        ^ | 成本指标 | 生态环境成本指标 | 处置率 ×2 | =100.00(%)
        ^ | 满意度指标 | 服务对象满意度指标 | 市民满意度 ×2 | ≥90.00(%)
    )");
    form.title = "项目支出绩效目标申报表";
    const auto declarations = build(paginate(form, {}));
    const Declaration& d = declarations.at(0);
    REQUIRE(d.project);
    CHECK(d.project->name->text == "绿地养护");
    CHECK(d.project->nature->text == "经常性项目");
    CHECK(d.project->category->text == "其他运转类");
    CHECK(d.project->name->evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK(d.project->nature->evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK_FALSE(d.project->category->evidence.get(EvidenceKind::alphabet_gap));
    CHECK(dump_issues(d) == "");
}

TEST_CASE("a declaration after the frame of 2021 tells the whole project's money from the year's") {
    Form form = draw_grid(R"(
        项目名称 | 绿地养护 | 项目性质 | 经常性项目 | 项目类别 | 其他运转类
        主管部门 | 海晏市绿化局 ×2 | 实施单位 | 绿化中心 ×2
        计划开始日期 | 2025-01-01 ×2 | 计划完成日期 | 2025/12/31 ×2
        项目资金(元) ↓4 | 项目资金总额 | 4,860,000.00 ×2 | 年度资金申请总额 | 4,860,000.00
        ^ | 其中：财政资金 | 4,860,000.00 ×2 | 其中：当年财政拨款 | 4,568,000.00
        ^ | | ×2 | 上年结转资金 | 292,000.00
        ^ | 其他资金 | 0.00 ×2 | 其他资金 | 1.00
        项目绩效目标 ↓2 | 项目总体目标(2024 年-2026 年) ×3 | 年度总体目标 ×2
        ^ | 提升景观。 ×3 | 1.完成养护。⏎2.补植乔木。 ×2
        绩效指标 ↓3 | 一级指标 | 二级指标 | 三级指标 ×2 | 年度(/项目)指标值
        ^ | 成本指标 | 生态环境成本指标 | 处置率 ×2 | =100.00(%)
        ^ | 满意度指标 | 服务对象满意度指标 | 市民满意度 ×2 | ≥90.00(%)
    )");
    form.title = "财政项目支出绩效目标申报表";
    form.fill_line = "（2025年度）";
    const Declaration d = build(paginate(form, {})).at(0);
    CHECK(dump_issues(d) == "");
    CHECK(d.form.edition == "F6");
    CHECK(d.project->end->value->month == 12);
    CHECK(d.money_unit->text == "元");
    REQUIRE(d.funding.size() == 7);
    CHECK(d.funding[4].key == "carryover");
    CHECK(d.funding[5].group == "project_total");
    CHECK(d.funding[6].group == "project_annual");
    CHECK(d.funding[6].current->text == "1.00");
    REQUIRE(d.goals.size() == 2);
    CHECK(d.goals[0].id == "long_term-1");
    CHECK(d.goals[1].text->text == "1.完成养护。2.补植乔木。");
    CHECK(d.indicators.at(0).level1->text == "成本指标");
    CHECK(d.indicators.at(0).value->value->unit == "%");
}

TEST_CASE("a comma is no worn colon where the page says what it is") {
    Form form = older_local_form();
    REQUIRE(std::ranges::any_of(form.cells, [](Cell& cell) {
        const bool found = !cell.paragraphs.empty() && cell.paragraphs[0] == "资金总额：106.75";
        if (found) cell.paragraphs[0] = "资金总额，106.75";
        return found;
    }));
    std::vector<ReadPage> pages = paginate(form, {});
    for (CellReading& cell : pages[0].text.tables.at(0))
        for (LineReading& line : cell.lines) line.source = FieldSource::text_layer;
    const Declaration d = build(pages).at(0);
    CHECK(d.funding.at(0).key != "total");
    CHECK(dump_issues(d) == "unplaced-cells warning\n");
}

// 资金总额，438.50 on a scan: the total of the money was left out.
TEST_CASE("a worn colon between a label and its amount is one still") {
    Form form = older_local_form();
    for (Cell& cell : form.cells)
        if (!cell.paragraphs.empty() && cell.paragraphs[0] == "资金总额：106.75")
            cell.paragraphs[0] = "资金总额，106.75";
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.at(0).funding.size() == 4);
    CHECK(declarations[0].funding[0].key == "total");
    CHECK(declarations[0].funding[0].current->text == "106.75");
}

// What stands behind an empty label may be an amount that came out as a stroke: it counts as read, and as no
// amount.
TEST_CASE("an empty amount in words goes to a person if a stroke stands there") {
    const auto current = [](const std::string& fiscal) {
        Form form = older_local_form();
        for (Cell& cell : form.cells)
            for (std::string& paragraph : cell.paragraphs)
                if (paragraph == "财政拨款：69.23") paragraph = fiscal;
        const Declaration d = build(paginate(form, {})).at(0);
        REQUIRE(d.funding.size() == 4);
        REQUIRE(d.funding[1].current->text.empty());
        return d.funding[1].current->evidence;
    };
    for (const char* stroke : {"财政拨款：/", "财政拨款：一", "财政拨款： 。"}) {
        INFO(stroke);
        CHECK(current(stroke).get(EvidenceKind::alphabet_gap) == 1);
    }
    CHECK_FALSE(current("财政拨款：").get(EvidenceKind::alphabet_gap));
    CHECK_FALSE(current("财政拨款：；").get(EvidenceKind::alphabet_gap));
}

// Of 69.23/61.20 the first number was accepted, and the second delivered nowhere.
TEST_CASE("a second number behind an amount goes to a person, the number of a list does not") {
    const auto read = [](const std::string& fiscal) {
        Form form = older_local_form();
        for (Cell& cell : form.cells)
            for (std::string& paragraph : cell.paragraphs)
                if (paragraph == "财政拨款：69.23") paragraph = fiscal;
        return build(paginate(form, {})).at(0);
    };
    for (const char* two : {"财政拨款：69.23/61.20", "财政拨款：69.23(61.20)", "财政拨款：69.23 12"}) {
        const Declaration d = read(two);
        INFO(two);
        REQUIRE(d.funding.size() == 4);
        CHECK(d.funding[1].current->evidence.get(EvidenceKind::alphabet_gap) == 1);
        CHECK_FALSE(d.funding[2].current->evidence.get(EvidenceKind::alphabet_gap));
        CHECK(dump_issues(d) == "unplaced-cells warning\n");
    }
    for (const char* listed : {"2、财政拨款：69.23", "(2)财政拨款：69.23", "2.财政拨款：69.23"}) {
        const Declaration d = read(listed);
        INFO(listed);
        CHECK_FALSE(d.funding.at(1).current->evidence.get(EvidenceKind::alphabet_gap));
        CHECK(dump_issues(d) == "");
    }
}

TEST_CASE("an older local declaration has check boxes, grounds, a schedule and indicators of both horizons") {
    const auto declarations = build(paginate(older_local_form(), {}));
    REQUIRE(declarations.size() == 1);
    const Declaration& d = declarations[0];
    CHECK(dump_issues(d) == "");
    CHECK(d.form.edition == "F2a");
    CHECK(d.project->attribute->text == "新增项目□ 延续项目√");
    CHECK(d.project->attribute->value->text == "延续项目");
    CHECK(d.organisation.department_code->text == "136");
    CHECK(d.project->basis->text == "发改立项");
    CHECK(d.project->necessity->text == "改善设施");
    REQUIRE(d.funding.size() == 4);
    CHECK(d.funding[2].key == "own");
    CHECK(d.funding[2].current->text == "37.52");
    CHECK(d.funding[3].label->text == "其中：经营性收入：");
    CHECK(d.funding[3].is_of_which);
    REQUIRE(d.project->schedule.size() == 2);
    CHECK(d.project->schedule[1].content->text == "核心区规划");
    CHECK(d.project->schedule[1].end->text == "2021年6月");
    REQUIRE(d.goals.size() == 2);
    REQUIRE(d.indicators.size() == 2);
    CHECK(d.indicators[0].horizon == Horizon::long_term);
    CHECK(d.indicators[1].horizon == Horizon::annual);
    CHECK(d.indicators[1].remark->text == "抽样");
    CHECK(d.organisation.filler->text == "蒋建华");
    CHECK(d.organisation.unit_head->text == "李明");
    CHECK(d.fill_date->value->day == 5);
}

TEST_CASE("the central declaration of a department lists tasks with their amounts") {
    Form form = draw_grid(R"(
        部门(单位)名称 | 云麓市水务局 ×6
        年度主要任务 ↓5 | 任务名称 ↓2 | 主要内容 ×2 ↓2 | 预算金额(万元) ×3
        ^ | ^ | ^ | 总额 | 财政拨款 | 其他资金
        ^ | 任务1：管网 | 改造管网 ×2 | 100 | 90 | 10
        ^ | 任务2 | 清淤 ×2 | 50 | 50 | 0
        ^ | 金额合计 ×3 | 150 | 140 | 10
        年度总体目标 | 目标1：改造管网。⏎目标2：清淤。 ×6
        年度绩效指标 ↓3 | 一级指标 | 二级指标 | 三级指标 | 指标值 ×3
        ^ | 产出指标 ↓2 | 数量指标 ↓2 | 指标1：管网长度 | 36公里 ×3
        ^ | ^ | ^ | 指标2：清淤量 | ≥150方 ×3
    )");
    form.title = "部门（单位）整体支出绩效目标申报表";
    form.fill_line = "（2021年度）";
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 1);
    const Declaration& d = declarations[0];
    CHECK(dump_issues(d) == "");
    CHECK(d.form.edition == "F1c");
    REQUIRE(d.annual_tasks.size() == 2);
    CHECK(d.annual_tasks[0].number == 1);
    CHECK(d.annual_tasks[0].name->text == "管网");
    CHECK(d.annual_tasks[1].name->text == "任务2");
    CHECK(d.annual_tasks[1].text->text == "清淤");
    CHECK(d.annual_tasks[0].amount_fiscal->text == "90");
    CHECK(d.money_unit->text == "万元");
    REQUIRE(d.funding.size() == 3);
    CHECK(d.funding[0].key == "total");
    CHECK(d.funding[0].current->value->number == "150");
    CHECK(d.funding[1].label->text == "财政拨款");
    CHECK(d.goals.size() == 2);
    REQUIRE(d.indicators.size() == 2);
    CHECK(d.indicators[1].name->text == "指标2：清淤量");
}
