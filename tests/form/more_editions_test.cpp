// One small filing of each edition whose form differs from its family's in kind. Places and figures are invented.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>

#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

Declaration only(const Form& form, const std::string& issues = "") {
    auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 1);
    CHECK(dump_issues(declarations[0]) == issues);
    return declarations[0];
}

}  // namespace

TEST_CASE("the heading of a column says whose half it is, whatever stands above") {
    Form form = draw_grid(R"(
        项目名称 | 薄弱学校改造 ×6
        主管部门 | 云麓市教育局 ×2 | 实施单位 | 澄湖区学校 ×3
        项目资金 ↓2 | 项目资金总额 | 300万元 | 年度资金总额 ×2 | 100万元 ×2
        ^ | 其中:财政拨款 | 240万元 | 其中:财政拨款 ×2 | 80万元 ×2
        绩效目标 ↓2 | 年度目标 ×3 | 长期目标 ×3
        ^ | 完成一所学校。 ×3 | 完成三所学校。 ×3
        绩效项目指标表 ×7
        一级指标 | 二级指标(长期) | 三级指标(长期) | 指标值(长期) | 二级指标(年度) | 三级指标(年度) | 指标值(年度)
        产出指标 | 数量指标 | 改造学校 | ≥3所 | 数量指标 | 改造学校 | 1所
        产出指标 | 质量指标 | 验收合格率 | 100% | 成本指标 | 改造成本 | ≤100万元
        效益指标 | 社会效益指标 | 受益学生 | ≥2000人 | | |
    )");
    form.title = "项目支出绩效目标表";
    const Declaration d = only(form);
    CHECK(d.form.edition == "F3-long-term");
    REQUIRE(d.funding.size() == 4);
    CHECK(d.funding[0].group == "project_total");
    CHECK(d.funding[3].group == "project_annual");
    CHECK(d.funding[3].key == "fiscal");
    CHECK(d.goals.at(0).id == "annual-1");
    REQUIRE(d.indicators.size() == 5);
    CHECK(d.indicators[2].horizon == Horizon::long_term);
    CHECK(d.indicators[2].name->text == "受益学生");
    CHECK(d.indicators[3].horizon == Horizon::annual);
    CHECK(d.indicators[3].level1->text == "产出指标");
    CHECK(d.indicators[4].level2->text == "成本指标");
    CHECK(d.indicators[4].value->text == "≤100万元");
}

TEST_CASE("a regional table names every body above it, and its unit in the labels of its amounts") {
    Form form = draw_grid(R"(
        资金名称 | 农村综合改革转移支付 ×5
        中央主管部门 | 农业部门 ×5
        省级财政部门 | 云岭省财政厅 ×2 | 省级主管部门 | 云岭省农业厅 ×2
        区县财政部门 | 云麓县财政局 ×2 | 区县主管部门 | [301]云麓县农业农村局 ×2
        资金情况 ↓3 | 年度金额(万元): ×2 | 860 ×3
        ^ | 其中:中央补助(万元) ×2 | 600 ×3
        ^ | 地方资金(万元) ×2 | 260 ×3
        年度目标 | 建成美丽乡村。 ×5
        绩效指标 ↓3 | 一级指标 | 二级指标 | 三级指标 | 单位 | 指标值
        ^ | 产出指标 ↓2 | 数量指标 | 建成村数 | 个 | ≥12
        ^ | ^ | 质量指标 | 验收合格率 | % | 100
    )");
    form.title = "云麓县2022年农村综合改革转移支付区域绩效目标表";
    const Declaration d = only(form);
    CHECK(d.form.edition == "F3-region");
    CHECK(d.money_unit->text == "万元");
    CHECK(d.organisation.department_name->text == "云麓县农业农村局");
    CHECK(d.organisation.department_code->text == "301");
    REQUIRE(d.others.size() == 4);
    CHECK(d.others[3].label->text == "区县财政部门");
    REQUIRE(d.funding.size() == 3);
    CHECK(d.funding[0].label->text == "年度金额(万元):");
    CHECK(d.funding[0].current->value->unit == "万元");
    CHECK(d.funding[1].key == "central");
    CHECK(d.funding[1].is_of_which);
    REQUIRE(d.indicators.size() == 2);
    CHECK(d.indicators[1].unit->text == "%");
    CHECK(d.indicators[1].value->value->unit == "%");
}

TEST_CASE("a table of costs has rows under any label, with the years in its headings") {
    Form form = draw_grid(R"(
        项目名称 | 办公楼运行保障 ×5
        项目类别 | 本级支出项目 ×2 | 项目性质 | 持续性项目 ×2
        立项依据 | 三定方案 ×5
        项目预算(万元) ↓5 | 成本构成 | 金额 | 测算(公式)依据 | 2020年实际执行数 | 2021年实际执行数
        ^ | 保安服务费 | 191 | 依据招标文件 | 190 | 191.5
        ^ | 小计费 | 99 | | 98 | 99
        ^ | 水电费 | 524 | 据实结算 | 372.88 | 504.55
        ^ | 合计 | 814 | | 660.88 | 795.05
        绩效目标 | 保障运行。 ×5
        绩效指标 ↓4 | 一级指标 | 二级指标 | 绩效标准 ×2 | 当年预期实现值
        ^ | 数量指标 ↓2 | 维修次数 | 反映日常维修 ×2 | ≥280次
        ^ | ^ | 巡察次数 | 反映保卫 ×2 | 200次
        ^ | 成本指标 | 成本控制率 | ×2 | 不超预算
        主管部门审核意见 | 同意。⏎单位公章：　　2021年11月3日 ×5
    )");
    form.title = "云麓市2022年市直部门预算项目支出绩效目标表";
    const Declaration d = only(form);
    CHECK(d.form.edition == "F3-ezhou");
    CHECK(d.money_unit->text == "万元");
    REQUIRE(d.funding.size() == 4);
    CHECK(d.funding[0].key == "item");
    CHECK(d.funding[0].group == "cost_item");
    CHECK(d.funding[0].label->text == "保安服务费");
    CHECK(d.funding[0].basis->text == "依据招标文件");
    CHECK(d.funding[1].label->text == "小计费");
    REQUIRE(d.funding[2].history.size() == 2);
    CHECK(d.funding[2].history[0].first == "2020");
    CHECK(d.funding[2].history[1].second.text == "504.55");
    CHECK(d.funding[3].is_total);
    CHECK(d.funding[3].current->text == "814");
    REQUIRE(d.indicators.size() == 3);
    CHECK_FALSE(d.indicators[0].level1);
    CHECK(d.indicators[1].level2->text == "数量指标");
    CHECK(d.indicators[1].name->text == "巡察次数");
    CHECK(d.indicators[1].standard->text == "反映保卫");
    CHECK(d.approvals.at(0).opinion->text == "同意。");
    CHECK(d.approvals[0].date->text == "2021年11月3日");
}

TEST_CASE("a body above the table is known by its code, without a label") {
    Form form = draw_grid(R"(
        项目名称 | 图书采购 ×5
        项目资金 ↓2 | 年度资金总额 ×2 | 80 ×3
        ^ | 其中:财政资金 ×2 | 80 ×3
        预算规模及资金用途 | 80万元，用于采购图书。 ×5
        绩效目标 | 充实馆藏。 ×5
        绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值
        ^ | 产出指标 | 质量指标 | 上架率 | 上架册数占采购册数 | 100百分比
    )");
    form.title = "项目支出绩效目标表";
    form.fill_line = "207101云麓市图书馆　　　　　　单位：万元";
    const Declaration d = only(form);
    CHECK(d.form.edition == "F3-tianjin");
    CHECK(d.organisation.department_name->text == "云麓市图书馆");
    CHECK(d.organisation.department_code->text == "207101");
    CHECK(d.money_unit->text == "万元");
    CHECK(d.others.at(0).label->text == "预算规模及资金用途");
    CHECK(d.indicators.at(0).description->text == "上架册数占采购册数");
    CHECK(d.indicators[0].value->value->unit == "%");
}

TEST_CASE("a fund's form has name and phone in one cell, goals and what came of them, opinions") {
    Form form = draw_grid(R"(
        项目名称 | 通村道路 ×2 | 项目负责人及电话 | 章晓岚 13900000123 ×2
        主管部门 | 云麓区交通局 ×2 | 实施单位 | [136002]青石乡政府 ×2
        资金情况(万元) ↓3 | 年度资金总额: ×2 | 210.00 ×3
        ^ | 其中:财政拨款 ×2 | 200.00 ×3
        ^ | 其他资金 ×2 | 10.00 ×3
        总体目标 ↓2 | 年度目标 ×2 | 年度总体目标完成情况 ×3
        ^ | 修建道路。 ×2 | 已修建。 ×3
        绩效指标 ↓3 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
        ^ | 产出指标 ↓2 | 数量指标 ↓2 | ★新建道路里程（≥**公里） | ≥6.5公里 | 核心
        ^ | ^ | ^ | 新建桥梁（≥**座） | ≥1座 |
        财政部门支出股室初审意见 | 同意申报。⏎（盖章）　　2020年3月12日 ×5
        财政部门绩效评价股审核意见 | 按盖章的文件执行。⏎（盖章）　　年　月　日 ×5
        区扶贫办审核意见 | （盖章） ×5
    )");
    form.title = "绩效目标申报表（基础设施建设类）";
    form.fill_line = "（2020年度）";
    form.below = {"注：各地请根据实际情况，选择适合的指标填报。"};
    const Declaration d = only(form);
    CHECK(d.form.edition == "F2c");
    CHECK(d.organisation.principal->text == "章晓岚");
    CHECK(d.organisation.phone->text == "13900000123");
    CHECK(d.organisation.phone->value->kind == ValueKind::phone);
    CHECK(d.organisation.implementing_unit->text == "青石乡政府");
    CHECK(d.organisation.implementing_unit_code->text == "136002");
    REQUIRE(d.goals.size() == 2);
    CHECK(d.goals[1].horizon == Horizon::actual);
    CHECK(d.indicators.at(0).name->text == "★新建道路里程（≥**公里）");
    CHECK(d.indicators[0].remark->text == "核心");
    REQUIRE(d.approvals.size() == 3);
    CHECK(d.approvals[0].opinion->text == "同意申报。");
    CHECK(d.approvals[0].date->value->day == 12);
    CHECK(d.approvals[1].opinion->text == "按盖章的文件执行。");
    CHECK(d.approvals[1].date->text == "");
    CHECK(d.approvals[2].role == "区扶贫办审核意见");
    CHECK(d.approvals[2].opinion->text == "");
    CHECK_FALSE(d.approvals[2].date);
    CHECK(d.notes.size() == 1);
}

TEST_CASE("money in columns stands below its labels") {
    Form form = draw_grid(R"(
        专项基本情况 ↓4 | 专项名称 | 课外活动补助 ×5
        ^ | 专项属性 | 新增项目□ 延续项目√ ×5
        ^ | 主管部门 | 云麓区教育局 ×2 | 专项起止时间 | 2020.1-12 ×2
        ^ | 专项立项 | 上级文件。 ×5
        专项资金情况 ↓3 | 本年度预计投入(万元) ↓2 | 财政资金(万元) ×4 | 其他 ↓2
        ^ | ^ | 中央 | 省级 | 市级资金 | 本级 | ^
        ^ | 25 | | 5 | | 18 | 2
        单位已有的保证专项实施的制度、措施 | 专款专用。 ×6
        中长期绩效目标 | 提供阵地。 ×6
        本年度绩效目标 | 建设功能室。 ×6
        专项年度绩效指标 ↓3 | 一级指标 | 二级指标 | 三级指标内容 ×2 | 指标值 ×2
        ^ | 产出 ↓2 | 数量指标 ↓2 | 开放功能室 ×2 | ≥80次 ×2
        ^ | ^ | ^ | 送课下乡 ×2 | ≥4次 ×2
    )");
    form.title = "专项资金预算绩效目标申报表";
    form.fill_line = "填报单位（盖章）：云麓区活动中心　　　　　单位负责人：陈启航";
    const Declaration d = only(form);
    CHECK(d.form.edition == "F2d");
    CHECK(d.money_unit->text == "万元");
    CHECK(d.organisation.implementing_unit->text == "云麓区活动中心");
    CHECK(d.project->attribute->value->text == "延续项目");
    REQUIRE(d.funding.size() == 6);
    CHECK(d.funding[0].key == "total");
    CHECK(d.funding[0].current->text == "25");
    CHECK(d.funding[1].current->text == "");
    CHECK(d.funding[2].key == "provincial");
    CHECK(d.funding[2].current->text == "5");
    CHECK(d.funding[4].label->text == "本级");
    CHECK(d.funding[5].current->value->unit == "万元");
    CHECK(d.funding[5].current->value->unit_from == UnitOrigin::heading);  // it was none
    REQUIRE(d.goals.size() == 2);
    CHECK(d.goals[0].id == "long_term-1");
    CHECK(d.indicators.at(1).level1->text == "产出");
}

TEST_CASE("a rate of spending and its points belong to the line of the year's budget") {
    Form form = draw_grid(R"(
        项目名称 | 晾晒房建设 ×2 | 项目分类 | 房屋类 ×3
        建设周期 | 2023年4月-2024年2月 ×2 | 业务主管部门 | 云麓县民宗委 ×3
        实施单位 | 云坪乡 | 项目负责人 | 章晓岚 | 联系电话 | 13900000123 ×2
        项目审批 | 计划的通知。 ×6
        项目总体概况 | 新建一座。 ×6
        年度主要目标和成果 | 建成一座。 ×6
        项目资金预算执行10分 ↓5 | 项目总预算 | 70 ×2 | 财政资金预算分类 | 一般公共预算 ×2
        ^ | 当年年度预算 | 65 ×2 | ×3
        ^ | 其中:财政资金 | 60 ×2 | 财政资金科目代码 | 21305 ×2
        ^ | 其中:其它资金 | 5 ×2 | ×3
        ^ | 年度预算执行率 | 100% ×2 | 分值 | 10分 ×2
        年度绩效目标(90分) ↓3 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 分值 | 指标解释
        ^ | 成本指标(0-20)分 ↓2 | 经济成本指标 | 建设成本 | ≤65万元 | 10 | 合同价
        ^ | ^ | 社会成本指标 | | | |
    )");
    form.title = "2023年云坪乡晾晒房项目支出绩效目标审批表";
    form.attachment = "（2024年度）";
    form.fill_line = "预算单位：云麓县云坪乡人民政府　　　　　金额单位：万元";
    const Declaration d = only(form, "blank-indicator info\n");
    CHECK(d.form.edition == "F6-chongqing");
    CHECK(d.fiscal_year->text == "2024年度");  // the title's 2023 is part of a name
    CHECK(d.money_unit->text == "万元");
    REQUIRE(d.funding.size() == 4);
    CHECK(d.funding[0].group == "project_total");
    CHECK(d.funding[1].current->text == "65");
    CHECK(d.funding[1].rate->text == "100%");
    CHECK(d.funding[1].weight->text == "10分");
    CHECK_FALSE(d.funding[0].rate);
    REQUIRE(d.others.size() == 3);
    CHECK(d.others[2].label->text == "预算单位");
    CHECK(d.others[2].text.text == "云麓县云坪乡人民政府");
    REQUIRE(d.indicators.size() == 1);
    CHECK(d.indicators[0].level1->text == "成本指标(0-20)分");
    CHECK(d.indicators[0].description->text == "合同价");
}

// The 表 of a title that did not fit its line was taken for the number of a table without its number.
TEST_CASE("the second line of a title is no attachment") {
    Form form = draw_grid(R"(
        项目名称 | 大楼运行 ×3
        项目资金(万元) | 年度资金总额: | 16 | 其他资金
        年度目标 | 保障运行。 ×3
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出指标 | 数量指标 | 维修次数 | ≥320次
    )");
    form.attachment = "附件3";
    form.title = "澜江市项目支出绩效目标表";
    std::vector<ReadPage> pages = paginate(form, {});
    auto& lines = pages[0].text.loose_lines;
    const auto title = std::ranges::find(lines, form.title, &LineReading::text);
    REQUIRE(title != lines.end());
    const Box box = title->box;
    *title = make_line("澜江市项目支出绩效目标", box);
    lines.insert(std::next(title), make_line("表", {box.x0, box.y1, box.x0 + 40, box.y1 + box.height()}));
    std::erase_if(lines, [](const LineReading& line) { return line.text == "附件3"; });
    const Declaration d = build(pages).at(0);
    CHECK(d.title->text == form.title);
    CHECK_FALSE(d.attachment);
}

// The sums of the indicators, 88 of 90, were taken for the filing's score.
TEST_CASE("of two rows of sums the one called 总分 is the filing's, the other is kept") {
    for (const bool sum_first : {true, false}) {
        const std::string sum = "合计 ×5 | 90 | 88 | \n", total = "总分 ×5 | 100 | 98 | \n";
        Form form = draw_grid(R"(
            项目名称 | 公园建设 ×7
            主管部门 | 县住建局 ×3 | 实施单位 | 园林所 ×3
            年度总体目标 ↓2 | 预期目标 ×3 | 实际完成情况 ×4
            ^ | 建成三座。 ×3 | 已建成。 ×4
            绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 分值 | 得分 | 偏差原因分析及改进措施
            ^ | 产出指标 | 数量指标 | 公园座数 | 3座 | 90 | 88 |
        )" + (sum_first ? sum + total : total + sum));
        form.title = "项目支出绩效自评表";
        const Declaration d = only(form);
        REQUIRE(d.totals);
        CHECK(d.totals->weight->text == "100");
        CHECK(d.totals->score->text == "98");
        REQUIRE(d.others.size() == 2);
        CHECK(d.others[0].label->text == "合计");
        CHECK(d.others[0].text.text == "90");
        CHECK(d.others[1].text.text == "88");
    }
}

namespace {

Form older_form(const std::string& money) {
    Form form = draw_grid(R"(
        项目名称 | 基础设施建设 ×2 | 项目属性 | 新增项目□ 延续项目√ ×2
        主管部门 | 坝塘镇 ×2 | 主管部门编码 | 136 ×2
        资金总额及构成 | 总额106.75万元 ×2 | MONEY ×3
        项目绩效目标 ↓2 | 长期目标 ×3 | 年度目标 ×2
        ^ | 振兴乡村 ×3 | 立面改造 ×2
        长期绩效指标 ↓2 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 备注
        ^ | 产出指标 | 数量指标 | 道路 | ≥10公里 |
    )");
    REQUIRE(replace_text(form, "MONEY", money));
    form.title = "项目绩效目标表";
    form.fill_line = "填报单位（盖章）：坝塘镇人民政府";
    return form;
}

}  // namespace

TEST_CASE("money in words: the total without a colon, parts of a part in brackets") {
    const Declaration d =
        only(older_form("一、财政拨款：69.23万元（其中：上级财政资金：69."
                        "23万元；本级财政：0万元）二、自有资金：0万元 三、其他：37.52万元"));
    REQUIRE(d.funding.size() == 6);
    CHECK(d.funding[0].key == "total");
    CHECK(d.funding[0].label->text == "总额");
    CHECK(d.funding[0].current->text == "106.75万元");
    CHECK(d.funding[1].current->value->number == "69.23");
    CHECK(d.funding[2].key == "superior");
    CHECK(d.funding[3].current->text == "0万元");
    CHECK(d.funding[5].key == "other");
}

// A source of money that the form has no word for was dropped with its amount.
TEST_CASE("money in words that no label explains is told") {
    const Declaration d = only(older_form("一、财政拨款：69.23万元 二、乡贤捐助：37.52万元"),
                               "unplaced-cells warning\nunplaced-cells warning\n");
    CHECK(d.funding.size() == 2);
}

// A scan's 合计” was an item of that name, and its amounts were accepted.
TEST_CASE("a worn total among rows of any label is the total, or a person sees its row") {
    const auto costs = [](const std::string& total) {
        Form form = draw_grid(R"(
            项目名称 | 办公楼运行保障 ×4
            项目预算(万元) ↓3 | 成本构成 | 金额 | 测算(公式)依据 | 2021年实际执行数
            ^ | 保安服务费 | 191 | 依据招标文件 | 190
            ^ | TOTAL | 191 | | 190
            绩效目标 | 保障运行。 ×4
            绩效指标 ↓2 | 一级指标 | 二级指标 | 绩效标准 | 当年预期实现值
            ^ | 数量指标 | 维修次数 | 反映日常维修 | ≥280次
        )");
        REQUIRE(replace_text(form, "TOTAL", total));
        form.title = "云麓市2022年市直部门预算项目支出绩效目标表";
        return only(form).funding.at(1);
    };
    CHECK(costs("合计”").is_total);
    CHECK(costs("合计").is_total);
    const FundingLine misread = costs("合讨");
    CHECK_FALSE(misread.is_total);
    CHECK(misread.current->evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK_FALSE(costs("绿化费").current->evidence.get(EvidenceKind::alphabet_gap));
}
