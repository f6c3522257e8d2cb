// Opinions and signatures: what stands before and behind their labels. Names are invented.
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

const std::string kTargets = R"(
    项目名称 | 人口普查 ×4
    主管部门 | 县统计局 ×2 | 实施单位 | 普查办
    项目资金(万元) | 年度资金总额: ×2 | 86.40 ×2
    年度目标 | 完成普查。 ×4
    绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值
    ^ | 产出指标 | 数量指标 | 普查户数 | 3000户
)";

Declaration targets(const std::string& rows) {
    Form form = draw_grid(kTargets + rows);
    form.title = "项目支出绩效目标表";
    return build(paginate(form, {})).at(0);
}

bool is_doubted(const OptionalField& field) {
    return field && field->evidence.get(EvidenceKind::alphabet_gap).value_or(0) > 0;
}

}  // namespace

// `情况属实。` before the label was lost, and `同意申报` behind the name became a part of it.
TEST_CASE("what stands before the signer's label is the opinion, what stands behind the name is doubted") {
    const Declaration d = targets("主管部门审核意见 | 情况属实。负责人:李四 同意申报 ×4");
    REQUIRE(d.approvals.size() == 1);
    CHECK(d.approvals[0].opinion->text == "情况属实。");
    CHECK(is_doubted(d.approvals[0].signer));
    const Declaration head = targets("主管部门审核意见 | 单位负责人:李四 审核日期:2022年3月1日 ×4");
    CHECK(head.approvals.at(0).opinion->text.empty());
    CHECK(head.approvals[0].signer->text == "李四");
    const Declaration plain = targets("主管部门审核意见 | 同意。⏎负责人:欧阳建国 日期:2022年3月1日 ×4");
    REQUIRE(plain.approvals.size() == 1);
    CHECK(plain.approvals[0].opinion->text == "同意。");
    CHECK(plain.approvals[0].signer->text == "欧阳建国");
    CHECK_FALSE(is_doubted(plain.approvals[0].signer));
    CHECK(plain.approvals[0].date->value->day == 1);
}

// The comma was taken for a worn colon: the opinion ended before it, `2人。` had signed, and who had was lost.
TEST_CASE("a comma in an opinion is a comma, and the last signature is the one") {
    const Declaration d =
        targets("主管部门审核意见 | 同意申报。下设项目负责人，2人。⏎审核人:乔松年 日期:2022年3月1日 ×4");
    REQUIRE(d.approvals.size() == 1);
    CHECK(d.approvals[0].opinion->text == "同意申报。下设项目负责人，2人。");
    CHECK(d.approvals[0].signer->text == "乔松年");
    CHECK_FALSE(is_doubted(d.approvals[0].signer));
    CHECK(d.approvals[0].date->value->day == 1);
    const Declaration colon = targets("主管部门审核意见 | 下设项目负责人:2人。⏎审核人:乔松年⏎日期: 年 月 日 ×4");
    CHECK(colon.approvals.at(0).opinion->text == "下设项目负责人:2人。");
    CHECK(colon.approvals[0].signer->text == "乔松年");
    CHECK_FALSE(is_doubted(colon.approvals[0].date));
}

TEST_CASE("a signer who is no name and a date that is none go to a person") {
    const Declaration d = targets("主管部门审核意见 | 同意。⏎审核人:2人。⏎日期:13月45 ×4");
    REQUIRE(d.approvals.size() == 1);
    CHECK(is_doubted(d.approvals[0].signer));
    CHECK(is_doubted(d.approvals[0].date));
}

// The cell counted as used though its conclusion, and a second person, were delivered nowhere.
TEST_CASE("a cell with a signature is used up only if all of it found a place") {
    const Declaration d = targets("结论属实,同意上报。项目负责人:王五 ×3 | 项目负责人:赵六 ×2");
    CHECK(d.organisation.principal->text == "王五");
    CHECK(dump_issues(d) == "unplaced-cells warning\nunplaced-cells warning\n");
    CHECK(dump_issues(targets("填报人:王五 ×3 | 单位负责人:赵六 ×2")) == "");
}

// 单位自筹资金 is two thirds of the label 单位资金; it was used as one, and the field was missing without a word.
TEST_CASE("a value that is like a label is a value, a label without one is reported") {
    const Declaration d = targets("项目来源 | 单位自筹资金 ×2 | 项目类别 | 其他类");
    CHECK(d.project->attribute->text == "单位自筹资金");
    CHECK(d.project->category->text == "其他类");
    CHECK(dump_issues(d) == "");
    CHECK(dump_issues(targets("项目来源 | 项目类别 ×2 | 其他类 ×2")) == "unplaced-cells warning\n");
}

// What was reached stood among the targets of the year.
TEST_CASE("the completion of a goal beside it is no goal of the year") {
    Form form = draw_grid(R"(
        项目名称 | 公园建设 ×5
        主管部门 | 县住建局 ×2 | 实施单位 | 园林所 ×2
        资金情况(万元) | 年度资金总额: ×2 | 100.00 ×3
        总体目标 ↓2 | 年度目标 ×3 | 年度总体目标完成情况 ×2
        ^ | 建成三座。 ×3 | 已建成一座。 ×2
        绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值 ×2
        ^ | 产出指标 | 数量指标 | 公园座数 | 3座 ×2
    )");
    form.title = "绩效目标申报表(基础设施建设类)";
    const Declaration d = build(paginate(form, {})).at(0);
    REQUIRE(d.goals.size() == 2);
    CHECK(d.goals[0].id == "annual-1");
    CHECK(d.goals[1].id == "actual-1");
    CHECK(d.goals[1].text->text == "已建成一座。");
}
