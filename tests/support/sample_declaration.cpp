#include "tests/support/sample_declaration.hpp"

namespace shenbao::testing {

namespace {

// Each field gets a text of its own, so that a writer that mixes two up is found out.
Field make_field(const std::string& text) {
    Field field;
    field.text = text;
    field.confidence = 0.9971234;
    field.status = FieldStatus::accepted;
    field.page = 1;
    field.bbox = {10, 20, 110, 50};
    field.cell = CellRef{"t1", 4, 3};
    return field;
}

void fill_organisation(Organisation& o) {
    o.department_name = make_field("某县司法局");
    o.department_code = make_field("016");
    o.implementing_unit = make_field("实施单位");
    o.implementing_unit_code = make_field("812033");
    o.filler = make_field("填报人");
    o.phone = make_field("027-12345678");
    o.principal = make_field("负责人");
    o.unit_head = make_field("单位负责人");
    o.finance_head = make_field("财务负责人");
}

Project make_project() {
    return {make_field("项目名称"),
            make_field("编码"),
            make_field("属性"),
            make_field("类别"),
            make_field("性质"),
            make_field("期限"),
            make_field("开始"),
            make_field("结束"),
            make_field("依据"),
            make_field("概况"),
            make_field("可行"),
            make_field("必要"),
            {{make_field("内容"), make_field("2016"), make_field("2020")}}};
}

FundingLine make_funding_line() {
    FundingLine line{"fiscal",
                     "income",
                     make_field("财政拨款"),
                     false,
                     true,
                     make_field("1801.88"),
                     make_field("95.65%"),
                     {},
                     make_field("年初"),
                     make_field("调整"),
                     make_field("执行"),
                     make_field("执行率"),
                     make_field("权重"),
                     make_field("得分"),
                     make_field("预计"),
                     make_field("依据招标文件")};
    line.history = {{"2019", make_field("1571.25")}, {"2018", make_field("1560.79")}};
    Value amount;
    amount.kind = ValueKind::amount;
    amount.number = "1801.88";
    amount.unit = "万元";
    amount.unit_from = UnitOrigin::heading;
    line.current->value = amount;
    line.current->findings = {"A1"};
    line.current->status = FieldStatus::review;
    line.current->alternatives = {{"1801.86", 0.002, "ocr"}, {"1801.68", std::nullopt, "A1"}};
    return line;
}

Value make_compound_value() {
    Value rate;
    rate.kind = ValueKind::quantity;
    rate.cmp = Comparator::ge;
    rate.cmp_from = ComparatorForm::suffix;
    rate.lo = "90";
    rate.hi = "95.5";
    rate.unit = "%";
    rate.label = "优秀率";
    rate.per = "每年";
    rate.flags = {"label_in_value"};
    Value date;
    date.kind = ValueKind::date;
    date.year = 2021;
    date.month = 12;
    date.day = 3;
    date.part = "底";
    date.rel = "前";
    date.text = "完成";
    Value yes;
    yes.kind = ValueKind::boolean;
    yes.truth = true;
    Value all;
    all.kind = ValueKind::compound;
    all.parts = {rate, date, yes};
    return all;
}

Indicator make_indicator() {
    Indicator i;
    i.seq = 1;
    i.goal = "annual-1";
    i.level1 = make_field("产出指标");
    i.level2 = make_field("数量指标");
    i.name = make_field("指标1:调解案件");
    i.value = make_field("≥95%");
    i.value->value = make_compound_value();
    i.history = {{"2018", make_field("1")}, {"2019", make_field("2")}};
    i.standard = make_field("历史标准");
    i.op = make_field("≥");
    i.unit = make_field("件");
    i.description = make_field("说明");
    i.nature = make_field("定量");
    i.direction = make_field("正向");
    i.weight = make_field("10");
    i.actual = make_field("96%");
    i.score = make_field("9.5");
    i.deviation = make_field("偏差");
    i.remark = make_field("");
    i.forecast = make_field("97%");
    i.likelihood = make_field("确定能");
    i.causes = {{"经费保障", make_field("√")}, {"原因说明", make_field("审批环节较多")}};
    return i;
}

Table make_table() {
    TableCell cell;
    cell.bbox = {10, 20, 110, 50};
    cell.quad = corners(cell.bbox);
    cell.text = "部门名称";
    cell.confidence = 0.5;
    cell.lines = {{{15, 25, 95, 45}, std::nullopt, "部门名称", FieldSource::ocr}};
    return {"t1", 1, {10, 20, 210, 220}, 1, 1, std::nullopt, {cell}};
}

}  // namespace

Declaration make_full_declaration() {
    Declaration d;
    const std::string hash(64, 'a');
    d.id = hash + "-1";
    PageInfo page;
    page.marks = {{MarkKind::seal, InkColour::red, {60, 20, 90, 50}}};
    page.number = 1;
    page.width_px = 1654;
    page.height_px = 2339;
    page.dpi = 200;
    page.to_source = {0, -1, 2338, 1, 0, 0};
    page.source_width_px = 2339;
    page.source_height_px = 1654;
    page.to_user_space = Affine{0.36, 0, 0, 0, -0.36, 595.44};
    page.lines = {{{10, 2, 200, 18},
                   Quad{{{2336, 10}, {2336, 200}, {2320, 200}, {2320, 10}}},
                   "附件2:",
                   FieldSource::text_layer}};
    d.source = {"扫描 1.pdf",
                hash,
                123456,
                "application/pdf",
                {page, PageInfo{2, 100, 100, {}, 0, 0, {}, PageReading::blank, {}, 0, 0, {}, {}}}};
    d.form = {"department_declaration", "wuhan-2020", 0.98};
    d.title = make_field("2020年度部门整体支出绩效目标申报表");
    d.attachment = make_field("附件2:");
    d.fiscal_year = make_field("2020年度");
    d.money_unit = make_field("万元");
    d.fill_date = make_field("2020年1月5日");
    d.period = make_field("2020-2022");
    fill_organisation(d.organisation);
    d.project = make_project();
    d.funding = {make_funding_line()};
    d.functions_overview =
        FunctionsOverview{make_field("主要职能:"), {{1, make_field("职能一")}, {{}, make_field("职能二")}}};
    d.annual_tasks = {
        {1, make_field("任务名"), make_field("任务"), make_field("1"), make_field("2"), make_field("3")}};
    d.goals = {{"annual-1", Horizon::annual, 1, make_field("目标"), make_field("目标又")}};
    d.indicators = {make_indicator()};
    d.totals = Totals{make_field("100"), make_field("95"), make_field("优")};
    d.conclusions = {{"评价结论", make_field("成效")}, {"存在问题", make_field("无")}};
    d.approvals = {{"finance_bureau", make_field("同意"), make_field("张某"), make_field("2020年2月1日"), true}};
    d.notes = {make_field("备注")};
    d.others = {{make_field("资金用途"), make_field("业务类项目")}};
    d.tables = {make_table()};
    d.issues = {{"A1", Severity::error, "sum", 1, Box{1, 2, 3, 4}, {"funding/0/current"}},
                {"blank-page", Severity::info, "page 2 is blank", 2, {}, {}}};
    return d;
}

}  // namespace shenbao::testing
