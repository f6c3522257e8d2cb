// One small filing of every family, drawn from its grid. Places and figures are invented.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;
using nlohmann::json;

namespace {

void check_filing(const Form& form, const json& truth) {
    const auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 1);
    CHECK(differences(flatten(truth), flatten(declarations.front())) == "");
    CHECK(dump_issues(declarations.front()) == "");
}

Form targets_form() {
    Form form = draw_grid(R"(
        项目名称 | 薄弱学校改造 ×4
        项目主管部门 | [812]云麓市教育局 | 项目执行单位 | 澄湖区学校 ×2
        资金情况(万元) ↓3 | 年度资金总额: | 16 ×3
        ^ | 其中:上级资金 | 12 ×3
        ^ | 其他资金 | ×3
        总体目标 ↓2 | 年度目标 ×4
        ^ | 改善办学条件。 ×4
        绩效指标 ↓5 | 一级指标 | 二级指标 | 指标内容 | 指标值
        ^ | 产出指标 ↓3 | 数量指标 | 改造校舍 | ≥3栋
        ^ | ^ | 质量指标 ↓2 | 验收合格率 | 100%
        ^ | ^ | ^ | 设备合格率 | ≥95%
        ^ | 效益指标 | 社会公众或服务对象满意度指标 | 家长满意度 | ≥90%
    )");
    form.title = "绩效目标表";
    form.fill_line = "(2021年度)";
    return form;
}

json targets_truth() {
    return json::parse(R"({
      "form": {"family": "project_targets", "edition": "F3"},
      "title": "绩效目标表", "fiscal_year": "2021年度", "money_unit": "万元",
      "organisation": {"department_name": "云麓市教育局", "department_code": "812", "implementing_unit": "澄湖区学校"},
      "project": {"name": "薄弱学校改造"},
      "funding": [
        {"key":"total","group":"project_annual","label":"年度资金总额:","is_total":true,"is_of_which":false,"current":"16"},
        {"key":"superior","group":"project_annual","label":"其中:上级资金","is_total":false,"is_of_which":true,"current":"12"},
        {"key":"other","group":"project_annual","label":"其他资金","is_total":false,"is_of_which":false,"current":""}],
      "goals": [{"id":"annual-1","horizon":"annual","number":1,"text":"改善办学条件。"}],
      "indicators": [
        {"seq":1,"horizon":"annual","level1":"产出指标","level2":"数量指标","name":"改造校舍","value":"≥3栋"},
        {"seq":2,"horizon":"annual","level1":"产出指标","level2":"质量指标","name":"验收合格率","value":"100%"},
        {"seq":3,"horizon":"annual","level1":"产出指标","level2":"质量指标","name":"设备合格率","value":"≥95%"},
        {"seq":4,"horizon":"annual","level1":"效益指标","level2":"社会公众或服务对象满意度指标","name":"家长满意度","value":"≥90%"}]
    })");
}

}  // namespace

TEST_CASE("a table of targets gives project, funding, goal and indicators of the year") {
    check_filing(targets_form(), targets_truth());
}

TEST_CASE("a merged level of a table of targets goes on over a page break") {
    const auto declarations = build(paginate(targets_form(), {10}));
    REQUIRE(declarations.size() == 1);
    CHECK(differences(flatten(targets_truth()), flatten(declarations.front())) == "");
}

TEST_CASE("sections may stand in another order, and labels beside each other") {
    Form form = draw_grid(R"(
        主管部门及代码 | [812]云麓市教育局 | 实施单位 | 澄湖区学校 ×2
        项目名称 | 薄弱学校改造 ×4
        绩效指标 ↓4 | 一级指标 | 三级指标 | 二级指标 | 指标值
        ^ | 产出指标 ↓2 | 改造校舍 | 数量指标 | ≥3栋
        ^ | ^ | 验收合格率 | 质量指标 | 100%
        ^ | 效益指标 | 家长满意度 | 服务对象满意度指标 | ≥90%
        立项依据 | 校舍鉴定报告 ×4
        绩效目标 | 改善办学条件。 ×4
        项目资金(元) | 年度资金总额: | 16 | 其他资金 | 4
    )");
    form.title = "云麓市2021年项目支出绩效目标表";
    const Declaration d = build(paginate(form, {})).at(0);
    CHECK(dump_issues(d) == "");
    CHECK(d.form.family == "project_targets");
    CHECK(d.fiscal_year->text == "2021年");
    CHECK(d.money_unit->text == "元");
    CHECK(d.project->basis->text == "校舍鉴定报告");
    CHECK(d.goals.at(0).text->text == "改善办学条件。");
    REQUIRE(d.funding.size() == 2);
    CHECK(d.funding[1].key == "other");
    REQUIRE(d.indicators.size() == 3);
    CHECK(d.indicators[2].name->text == "家长满意度");
    CHECK(d.indicators[1].level1->text == "产出指标");
    CHECK(d.indicators[1].level2->text == "质量指标");
}

TEST_CASE("a label of one character per line is the label") {
    Form form = targets_form();
    for (Cell& cell : form.cells)
        if (cell.paragraphs.front() == "绩效指标") cell.paragraphs = {"绩", "效", "指", "标"};
    check_filing(form, targets_truth());
}

TEST_CASE("entries that the model has no place for are kept under the form's labels") {
    Form form = draw_grid(R"(
        一级项目名称 | 文化专项 | 二级项目名称 | 博物馆免费开放
        项目类型 | 新增项目 | 项目分类 | 专项工作经费
        资金用途 | 业务类项目 | 主管部门 | 云麓市文化局
        项目开始日期 | 2023-01-01 | 项目完成日期 | 2023-12-31
        项目总投资 | 20万元 | 中央补助安排 | 0
        预算申报数 | 20万元 | 资金性质 | 一般公共预算
        基本情况 | 保障运转 ×3
        项目实施单位 | 云麓市博物馆 | 政策依据 | 〔2022〕78号
        年度绩效目标 | 提高开放水平 ×3
        一级指标 | 二级指标 | 三级指标 | 指标目标值
        产出指标 | 数量指标 | 开放天数 | =300天
        成本指标 | 经济成本指标 | 资金使用效率 | =100百分比
    )");
    form.title = "省级部门预算项目支出绩效目标表（2023年度）";
    const Declaration d = build(paginate(form, {})).at(0);
    CHECK(dump_issues(d) == "");
    CHECK(d.form.edition == "F6-gansu");
    CHECK(d.fiscal_year->text == "2023年度");
    CHECK(d.project->name->text == "博物馆免费开放");
    CHECK(d.project->start->value->month == 1);
    CHECK(d.organisation.implementing_unit->text == "云麓市博物馆");
    REQUIRE(d.others.size() == 3);
    CHECK(d.others[1].label->text == "资金用途");
    CHECK(d.others[1].text.text == "业务类项目");
    REQUIRE(d.funding.size() == 3);
    CHECK(d.funding[0].current->value->unit == "万元");
    CHECK(d.funding[1].key == "central");
    CHECK(d.indicators.at(1).level1->text == "成本指标");
}

// An edition is an XML file and nothing else: this one is Hunan's, with kinds of income beside kinds of
// expenditure.
TEST_CASE("the edition of another province is read by its definition alone") {
    Form form = draw_grid(R"(
        部门(单位)名称 | 湄河区港航中心 ×5
        年度预算申请(万元) ↓4 | 资金总额 ×2 | 683.27 ×3
        ^ | 按收入性质分 ×3 | 按支出性质分 ×2
        ^ | 一般公共预算 ×2 | 612.77 | 基本支出 | 421.90
        ^ | 其他资金 ×2 | 70.50 | 项目支出 | 261.37
        职能职责概述 | 负责港口管理，主要职责：⏎1.维护航道。⏎2.监督安全。 ×5
        整体绩效目标 | 不发生事故。 ×5
        年度绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 ×2 | 指标值
        ^ | 产出指标 | 数量指标 | 航道里程 ×2 | ≥73公里
    )");
    form.title = "部门整体支出绩效目标申报表";
    form.fill_line = "（2022年度）";
    const Declaration d = build(paginate(form, {})).at(0);
    CHECK(dump_issues(d) == "");
    CHECK(d.form.edition == "F1c-hunan");
    REQUIRE(d.funding.size() == 5);
    CHECK(d.funding[2].group == "expenditure");
    CHECK(d.funding[2].current->text == "421.90");
    CHECK(d.functions_overview->items.size() == 2);
    CHECK(d.goals.at(0).text->text == "不发生事故。");
    CHECK(d.indicators.size() == 1);
}
