#include "tools/cli/form_words.hpp"

#include <utility>

namespace shenbao {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr Word kWords[] = {
    // parts of a form
    {"title", "标题"},
    {"rival", "相近表格的标题"},
    {"attachment", "附件号"},
    {"fill-line", "填报行"},
    {"date", "日期"},
    {"unit", "单位"},
    {"page-number", "页码"},
    {"header", "表头"},
    {"side", "侧栏"},
    {"funding", "资金"},
    {"corner", "角标"},
    {"history", "历年"},
    {"text-block", "文字栏"},
    {"goals", "目标"},
    {"heading", "指标块标题"},
    {"section", "指标段"},
    {"indicators", "指标"},
    {"halves", "左右并列"},
    {"totals", "合计"},
    {"rows", "清单"},
    {"signature", "签字"},
    {"notes", "备注说明"},
    {"group", "分组"},
    {"enough", "凭标题即可认定"},
    {"pairs", "金额在标签旁"},
    {"layout=text", "同一单元格"},
    {"merged", "合并单元格"},
    {"layout=columns", "标签为列标题"},
    {"any", "任意标签"},
    {"half", "所属半边"},
    {"role", "数值含义"},
    {"body", "填报行中的单位"},
    {"options", "复选框"},
    {"other", "其他"},
    // roles of users
    {"reviewer", "复核员"},
    {"supervisor", "主管"},
    // kinds of values
    {"vocabulary", "词表"},
    {"amount", "金额"},
    {"percent", "百分比"},
    {"target_value", "目标值"},
    {"year", "年份"},
    {"phone", "电话"},
    {"code", "编码"},
    {"name", "名称"},
    {"text", "文字"},
    // horizons
    {"long_term", "长期"},
    {"mid_term", "中期"},
    {"annual", "年度"},
    {"actual", "实际完成"},
    // roles of columns
    {"current", "本年数"},
    {"ratio", "占比"},
    {"initial", "年初预算"},
    {"adjusted", "调整后预算"},
    {"executed", "执行数"},
    {"rate", "执行率"},
    {"forecast", "全年预计"},
    {"basis", "测算依据"},
    {"weight", "分值"},
    {"score", "得分"},
    {"level1", "一级指标"},
    {"level2", "二级指标"},
    {"value", "指标值"},
    {"standard", "绩效标准"},
    {"operator", "运算符号"},
    {"description", "指标解释"},
    {"nature", "指标性质"},
    {"direction", "指标方向"},
    {"deviation", "偏差原因"},
    {"remark", "备注"},
    {"likelihood", "完成可能性"},
    {"cause", "原因"},
    {"budget", "预算数"},
    {"goal", "绩效目标"},
    {"amount_total", "合计金额"},
    {"amount_fiscal", "财政金额"},
    {"amount_other", "其他金额"},
    {"content", "内容"},
    {"start", "开始"},
    {"end", "结束"},
    // fields and lists
    {"department_name", "部门名称"},
    {"department_code", "部门编码"},
    {"implementing_unit", "实施单位"},
    {"implementing_unit_code", "实施单位编码"},
    {"filler", "填报人"},
    {"principal", "负责人"},
    {"unit_head", "单位负责人"},
    {"finance_head", "财务负责人"},
    {"project/name", "项目名称"},
    {"project/code", "项目编码"},
    {"project/attribute", "项目属性"},
    {"project/category", "项目类别"},
    {"project/nature", "项目性质"},
    {"project/period", "项目期"},
    {"project/start", "项目开始"},
    {"project/end", "项目结束"},
    {"project/basis", "立项依据"},
    {"project/overview", "项目概况"},
    {"project/feasibility", "可行性"},
    {"project/necessity", "必要性"},
    {"project/schedule", "进度计划"},
    {"fill_date", "填报日期"},
    {"fiscal_year", "预算年度"},
    {"period", "期间"},
    {"totals/score", "总得分"},
    {"functions_overview", "职能概述"},
    {"annual_tasks", "年度任务"},
    {"conclusions", "结论"},
    // rows of funding
    {"total", "总额"},
};

}  // namespace

std::string form_word(std::string_view keyword, Language language) {
    if (language == Language::chinese)
        for (const auto& [known, chinese] : kWords)
            if (known == keyword) return std::string(chinese) + "(" + std::string(keyword) + ")";
    return std::string(keyword);
}

}  // namespace shenbao
