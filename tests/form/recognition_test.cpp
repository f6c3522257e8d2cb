// Which form a page is, and when that stays open.
#include <catch2/catch.hpp>
#include <utility>

#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

Declaration only(const std::string& title, const std::string& rows) {
    Form form = draw_grid(rows);
    form.title = title;
    auto declarations = build(paginate(form, {}));
    REQUIRE(declarations.size() == 1);
    return declarations.front();
}

}  // namespace

TEST_CASE("a title without the labels of its form is unknown, with what it may be") {
    const Declaration d = only("项目支出绩效目标申报表", "项目名称 | 雨污分流\n主管部门 | 水务局");
    CHECK(d.form.family == "unknown");
    CHECK(d.issues.at(0).code == "unknown-form");
    CHECK(d.issues.at(0).message.find("project_declaration F2") != std::string::npos);
    CHECK(d.tables.at(0).cells.at(1).text == "雨污分流");
}

TEST_CASE("tables of other papers are unknown") {
    CHECK(only("绩效考核评分表", "一级指标 | 二级指标 | 三级指标 | 分值 | 得分\n决策 | 立项 | 立项规范性 | 5 | 5")
              .form.family == "unknown");
    CHECK(
        only("收入支出决算表", "项目 | 合计 | 财政拨款 | 其他资金\n基本支出 | 10 | 9 | 1\n项目支出 | 20 | 19 | 1")
            .form.family == "unknown");
    CHECK(only("会议签到表", "单位名称 | 姓名 | 联系电话 | 备注\n水务局 | 周明远 | 81235670 | ").form.family ==
          "unknown");
    CHECK(only("政府采购预算表",
               "项目名称 | 采购目录 | 计量单位 | 数量 | 预算数 | 备注\n电脑 | 台式机 | 台 | 5 | 2.5 |")
              .form.family == "unknown");
    CHECK(only("项目进度表",
               "项目名称 | 主管部门 | 实施单位 | 开始时间 | 完成时间\n雨污分流 | 水务局 | 排水所 | 3月 | 9月")
              .form.family == "unknown");
}

TEST_CASE("twenty papers of an office that are none of the forms stay unknown") {
    const std::pair<const char*, const char*> papers[] = {
        {"固定资产登记表",
         "编号 | 资产名称 | 规格型号 | 数量 | 单价 | 金额\n001 | 台式机 | M2 | 5 | 4500 | 22500"},
        {"值班安排表", "日期 | 带班领导 | 值班人员 | 联系电话\n10月1日 | 李明 | 周远 | 81235670"},
        {"公务用车使用登记表", "车牌 | 用车部门 | 事由 | 出车时间 | 里程\nA01 | 财务科 | 送文 | 9:30 | 12公里"},
        {"预算执行情况表", "科目 | 年初预算数 | 调整预算数 | 执行数 | 执行率\n办公费 | 10 | 12 | 11 | 91.7%"},
        {"收支预算总表",
         "收入项目 | 预算数 | 支出项目 | 预算数\n财政拨款 | 120 | 基本支出 | 100\n其他收入 | 5 | 项目支出 | 25"},
        {"差旅费报销单", "姓名 | 部门 | 事由 | 金额\n王芳 | 办公室 | 培训 | 860.00"},
        {"考勤表", "姓名 | 出勤 | 请假 | 迟到 | 备注\n王芳 | 21 | 1 | 0 |"},
        {"工作任务分解表", "序号 | 工作任务 | 责任单位 | 完成时限\n1 | 道路硬化 | 交通局 | 12月底"},
        {"年度考核登记表", "姓名 | 性别 | 职务 | 考核等次\n李明 | 男 | 科员 | 优秀"},
        {"项目招标公告", "项目名称 | 招标编号 | 最高限价 | 开标时间\n道路硬化 | Z-12 | 95万元 | 3月8日"},
        {"合同审批表", "合同名称 | 对方单位 | 合同金额 | 经办人\n设备采购 | 云麓公司 | 12.5万元 | 周远"},
        {"领导干部述职评分表", "评价指标 | 权重 | 得分\n廉洁自律 | 20 | 19\n工作实绩 | 40 | 38"},
        {"满意度调查表", "调查内容 | 满意 | 基本满意 | 不满意\n服务态度 | 56 | 3 | 1"},
        {"物资出入库台账", "日期 | 品名 | 入库 | 出库 | 结存\n5月2日 | 复印纸 | 20 | 5 | 15"},
        {"人员信息表", "姓名 | 单位名称 | 职务 | 联系电话\n周远 | 水务局 | 主任 | 81235670"},
        {"工程量清单", "项目编码 | 项目名称 | 计量单位 | 工程量 | 综合单价\n0101 | 挖土方 | 立方米 | 320 | 18.5"},
        {"三公经费支出表", "项目 | 上年数 | 本年数 | 增减\n公务接待费 | 3.2 | 2.8 | -0.4"},
        {"绩效工资发放表", "姓名 | 岗位 | 基础绩效 | 奖励绩效\n王芳 | 教师 | 1200 | 600"},
        {"项目进展月报", "项目名称 | 本月进展 | 下月计划 | 存在问题\n道路硬化 | 完成路基 | 铺面层 | 无"},
        {"质量检查记录表", "检查项目 | 质量标准 | 检查结果 | 整改时限\n混凝土 | 达标 | 合格 | 无"}};
    for (const auto& [title, rows] : papers) {
        CAPTURE(title);
        CHECK(only(title, rows).form.family == "unknown");
    }
}

// A title with a gap, {*}绩效自评表, fits many papers, and 分值 and 得分 stand in every table of marks.
TEST_CASE("a fitting title is not enough without a project, money or goals") {
    CHECK(only("教师绩效自评表", R"(
        姓名 | 李明 | 部门 | 数学组 ×3
        指标名称 | 考核内容 | 分值 | 自评得分 | 实际得分 | 备注
        师德师风 | 遵守规范 | 20 | 19 | 18 |
        合计 | | 100 | 96 | 93 |
    )")
              .form.family == "unknown");
    CHECK(only("财政专项资金绩效自评表", R"(
        绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 扣分原因
        ^ | 决策 | 项目立项 | 依据充分性 | 5 | 符合得满分 | 4 | 依据不足
        总分 ×4 | 100 | | 95 |
    )")
              .form.family == "unknown");
}

TEST_CASE("a page with the title goes on a filing of its form, also with indicators alone") {
    Form first = draw_grid(R"(
        项目名称 | 改造 ×6
        主管部门 | 水务局 ×3 | 实施单位 | 排水所 ×2
        项目资金(万元) ↓2 | ×2 | 年初预算数 ×2 | 全年执行数 ×2
        ^ | 年度资金总额 ×2 | 5 ×2 | 4 ×2
        绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
        ^ | 产出指标 | 数量指标 | 长度 | 3公里 | 3公里 | 10
    )");
    Form second = draw_grid(R"(
        绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
        ^ | 效益指标 | 社会效益指标 | 受益人口 | 300人 | 310人 | 10
    )");
    first.title = second.title = "县级财政项目绩效自评表";
    std::vector<ReadPage> pages = paginate(first, {});
    for (ReadPage& page : paginate(second, {}, CutText::first_part, 2)) pages.push_back(page);
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 1);
    CHECK(declarations[0].indicators.size() == 2);
}

TEST_CASE("the labels tell forms with one title apart") {
    const std::string head = "项目名称 | 改造 ×4\n主管部门 | 水务局 | 实施单位 | 排水所 ×2\n";
    const std::string tail =
        "绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值\n^ | 产出指标 | 数量指标 | 长度 | 3公里\n";
    const Declaration targets = only("项目绩效目标表", head +
                                                           "项目资金(万元) ↓2 | 年度资金总额 | 5 ×3\n"
                                                           "^ | 其中:财政拨款 | 5 ×3\n年度目标 | 改造。 ×4\n" +
                                                           tail);
    CHECK(targets.form.family == "project_targets");
    const Declaration list =
        only("项目绩效目标表",
             "项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | "
             "度量单位 | 权重\n改造 | 5 | 改造。 | 产出指标 | 数量指标 | 长度 | ≥ | 3 | 公里 | 10");
    CHECK(list.form.family == "project_target_list");
}

TEST_CASE("filings of two families in one file are told apart where the second begins") {
    Form first = draw_grid(
        "项目名称 | 改造 ×4\n主管部门 | 水务局 | 实施单位 | 排水所 ×2\n项目资金(万元) | 年度资金总额 | 5 "
        "×3\n年度目标 | "
        "改造。 ×4\n绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值\n^ | 产出指标 | 数量指标 | 长度 | "
        "3公里");
    first.title = "项目支出绩效目标表";
    std::vector<ReadPage> pages = paginate(first, {});
    for (ReadPage& page : paginate(draw(small_truth()), {11}, CutText::first_part, 2)) pages.push_back(page);
    for (ReadPage& page : paginate(first, {}, CutText::first_part, 4)) pages.push_back(page);
    REQUIRE(replace_text(first, "5", "6"));  // another project of the same name
    for (ReadPage& page : paginate(first, {}, CutText::first_part, 5)) pages.push_back(page);
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 4);
    CHECK(declarations[0].form.family == "project_targets");
    CHECK(declarations[1].form.family == "department_declaration");
    CHECK(differences(flatten(small_truth()), flatten(declarations[1])) == "");
    CHECK(declarations[3].source.pages.at(0).number == 5);
}
