#include <catch2/catch.hpp>

#include "pipeline/check/check_declaration.hpp"
#include "pipeline/check/rules.hpp"
#include "small_declaration.hpp"

using namespace shenbao;
using namespace shenbao::small;

namespace {

Declaration with_goal(const std::string& text, const std::string& heading) {
    Declaration declaration;
    Goal goal;
    goal.id = "annual-1";
    goal.number = 1;
    goal.text = field(FieldKind::text, text);
    goal.heading = field(FieldKind::text, heading);
    declaration.goals = {goal};
    return declaration;
}

Declaration with_year(const std::string& year, const std::vector<std::string>& history) {
    Declaration declaration;
    declaration.fiscal_year = field(FieldKind::year, year);
    FundingLine line;
    for (const std::string& one : history) line.history.emplace_back(one, field(FieldKind::amount, "1"));
    declaration.funding = {line};
    return declaration;
}

}  // namespace

TEST_CASE("Y2 takes the two years before in any order") {
    for (const auto& years : {std::vector<std::string>{"2019", "2018"}, std::vector<std::string>{"2018", "2019"}})
        CHECK(dump(check_years(with_year("2020年度", years)), {"Y2"}) == "Y2 exact: fiscal_year\n");
    CHECK(dump(check_years(with_year("2020年度", {"2019", "2017"})), {"Y2"}) ==
          "Y2 fail: fiscal_year funding/0/history/2017\n");
    CHECK(dump(check_years(with_year("20Z0年度", {"2019", "2018"})), {"Y2"}).empty());
    CHECK(dump(check_years(with_year("2020年度", {})), {"Y2"}).empty());
}

// A misread year taken from the fiscal year agreed with it, which confirmed the fiscal year.
TEST_CASE("Y2 lets no year confirm the fiscal year that it was inferred from") {
    Declaration declaration = with_year("2020年度", {"2019", "2018"});
    declaration.issues.push_back({"inferred-year", Severity::info, "", 1, std::nullopt, {}});
    CHECK(dump(check_years(declaration), {"Y2"}).empty());
}

TEST_CASE("Y1 compares the fiscal year with titles of other pages") {
    Declaration declaration = with_year("2020年度", {});
    declaration.title = field(FieldKind::text, "2020年度部门整体支出绩效目标申报表");
    CHECK(dump(check_years(declaration), {"Y1"}).empty());  // read from that very title
    declaration.title->alternatives = {{"2026年度部门整体支出绩效目标申报表", std::nullopt, "T2"}};
    CHECK(dump(check_years(declaration), {"Y1"}) == "Y1 fail: fiscal_year title\n");
    declaration.title->alternatives.clear();
    declaration.fiscal_year->bbox = {10, 100, 100, 150};
    CHECK(dump(check_years(declaration), {"Y1"}) == "Y1 exact: fiscal_year\n");
}

TEST_CASE("Y3 flags the block whose years are others") {
    Declaration declaration = with_year("2020年度", {"2019", "2018"});
    for (const char* goal : {"annual-1", "annual-2"}) {
        Indicator one = indicator("a", "1个");
        one.goal = goal;
        one.history = {{"2018", field(FieldKind::target_value, "1个")},
                       {goal == std::string("annual-1") ? "2019" : "2010", field(FieldKind::target_value, "1个")}};
        declaration.indicators.push_back(one);
    }
    CHECK(dump(check_years(declaration), {"Y3"}) == "Y3 fail: indicators/1/history/2010\n");
    declaration.indicators.pop_back();
    CHECK(dump(check_years(declaration), {"Y3"}) == "Y3 exact:\n");
}

TEST_CASE("T1 tells equal goals, readings that differ, authors that differ and strangers apart") {
    const std::string goal = "落实河湖长制实施澄湖水生态修复重点湖泊水质稳定达标港渠管护常态化";
    CHECK(dump(check_repeats(with_goal(goal + "，好。", goal + ",好。")), {"T1"}) ==
          "T1 exact: goals/0/text goals/0/heading\n");
    const auto close = check_repeats(with_goal(goal, goal + "了"));
    CHECK(close[0].result == RuleResult::rounded);
    CHECK(close[0].proposals.size() == 2);
    // the seed's own first annual goal
    const auto authors =
        check_repeats(with_goal("通过在社区内开展监督、教育、帮扶等工作, 矫正罪犯, 促使其改造成守法公民, "
                                "顺利回归社会, 减少重新犯罪, 保持良好的社会秩序。",
                                "通过在社区内开展监督、教育、帮扶等工作，矫正罪犯，促使其改造成为守法公民，顺利回"
                                "归社会，减少重新犯罪。保持良好的社会秩序，维护社会和谐稳定。"));
    CHECK(authors[0].severity == Severity::info);
    CHECK(authors[0].proposals.empty());
    CHECK(check_repeats(with_goal(goal, "全力提升法律服务质量"))[0].severity == Severity::warning);
}

TEST_CASE("T2 weighs the titles of the other pages") {
    Declaration declaration;
    declaration.title = field(FieldKind::text, "2020年度部门整体支出绩效目标申报表");
    CHECK(check_repeats(declaration).empty());
    declaration.title->evidence.set(EvidenceKind::repeats, 4);
    CHECK(dump(check_repeats(declaration), {"T2"}) == "T2 exact: title\n");
    declaration.title->alternatives = {{"2020年度部门整体支出绩效目标申报衰", std::nullopt, "T2"}};
    CHECK(dump(check_repeats(declaration), {"T2"}) ==
          "T2 rounded: title [title -> 2020年度部门整体支出绩效目标申报衰]\n");
    declaration.title->alternatives = {{"2020年度绩效自评表", std::nullopt, "T2"}};
    CHECK(dump(check_repeats(declaration), {"T2"}) == "T2 fail: title\n");
}

// T2 was always mere information: a page of another form among them changed neither evidence nor findings.
TEST_CASE("T2 flags a title that differs in earnest, and holds another reading of it against nobody") {
    const auto judged = [](const std::string& other) {
        Declaration declaration;
        declaration.title = field(FieldKind::text, "2020年度部门整体支出绩效目标申报表");
        declaration.title->alternatives = {{other, std::nullopt, "T2"}};
        return with_findings(declaration, check_repeats(declaration));
    };
    const Declaration other_form = judged("2020年度项目支出绩效自评表");
    CHECK(other_form.title->findings == std::vector<std::string>{"T2"});
    CHECK(other_form.title->evidence.get(EvidenceKind::rules_failed) == 1);
    CHECK(other_form.issues.at(0).severity == Severity::warning);
    const Declaration misread = judged("2020年度部门整休支出绩效目标申报表");
    CHECK(misread.title->findings == std::vector<std::string>{"T2"});
    CHECK_FALSE(misread.title->evidence.get(EvidenceKind::rules_failed));
    CHECK(misread.issues.at(0).severity == Severity::info);
}

TEST_CASE("N1 N2 N3 flag gaps and goals without a heading") {
    Declaration declaration;
    for (const int number : {1, 3}) {
        Goal goal;
        goal.id = "annual-" + std::to_string(number);
        goal.number = number;
        goal.text = field(FieldKind::text, "目标");
        if (number == 1) goal.heading = field(FieldKind::text, "目标");
        declaration.goals.push_back(goal);
        AnnualTask task;
        task.number = number;
        task.text = field(FieldKind::text, "任务");
        declaration.annual_tasks.push_back(task);
    }
    CHECK(dump(check_numbering(declaration), {"N1", "N2", "N3"}) ==
          "N1 fail: goals/0/text goals/1/text\nN2 fail: goals/1/text\n"
          "N3 fail: annual_tasks/0/text annual_tasks/1/text\n");
    declaration.goals.pop_back();
    declaration.annual_tasks.pop_back();
    CHECK(check_numbering(declaration).empty());
}

TEST_CASE("V1 and V2 look at percentages over 100 and at lost signs") {
    const auto findings_for = [](const std::string& name, const std::string& value) {
        Declaration declaration;
        declaration.indicators = {indicator(name, value)};
        return dump(check_values(declaration), {"V1", "V2"});
    };
    CHECK(findings_for("满意率", "292%") ==
          "V1 fail: indicators/0/value\nV2 fail: indicators/0/value [indicators/0/value -> ≥92%]\n");
    CHECK(findings_for("满意率", "之95%") == "V2 fail: indicators/0/value [indicators/0/value -> ≥95%]\n");
    CHECK(findings_for("成本", "冬20万元") == "V2 fail: indicators/0/value [indicators/0/value -> ≤20万元]\n");
    CHECK(findings_for("满意率", "≥150%") == "V1 fail: indicators/0/value\n");
    for (const char* value :
         {"100%", "≥95%", "全面完成", "二期工程", "2280次", "参考率98%以上，优秀率90%以上", ""})
        CHECK(findings_for("满意率", value).empty());
    CHECK(findings_for("预算执行率", "103.21%").empty());
    CHECK(findings_for("接待", "增长150%").empty());
}

// A worn 9 was read as 3 by all readers, and 满意度 30 was accepted.
TEST_CASE("V5 knows what people aim at when they speak of satisfaction") {
    const auto findings_for = [](const std::string& name, const std::string& value) {
        Declaration declaration;
        declaration.indicators = {indicator(name, value)};
        return dump(check_value_sense(declaration), {"V5"});
    };
    const std::string flagged = "V5 fail: indicators/0/value\n";
    CHECK(findings_for("沿线群众满意度", "≥30%") == flagged);
    CHECK(findings_for("沿线群众满意度", "59.9%") == flagged);
    CHECK(findings_for("满意率", "≥950%") == flagged);
    for (const char* value : {"≥60%", "90%", "100%", "≥95.5%", "满意", "30", "3次", ""})
        CHECK(findings_for("沿线群众满意度", value).empty());
    CHECK(findings_for("群众不满意率", "≥5%").empty());
    CHECK(findings_for("满意度调查投诉", "≤5%").empty());
    CHECK(findings_for("贫困人口占比", "30%").empty());
}

TEST_CASE("V6 holds the sign against the indicator's direction") {
    const auto findings_for = [](const std::string& direction, const std::string& value) {
        Declaration declaration;
        declaration.indicators = {indicator("投诉处理时限", value)};
        declaration.indicators[0].direction = field(FieldKind::text, direction);
        declaration.indicators[0].op = field(FieldKind::text, "≤");
        return dump(check_value_sense(declaration), {"V6"});
    };
    const std::string flagged = "V6 fail: indicators/0/value indicators/0/operator\n";
    CHECK(findings_for("正向指标", "≤3天") == flagged);
    CHECK(findings_for("正向指标", "<3天") == flagged);
    CHECK(findings_for("反向指标", "≥3天") == flagged);
    CHECK(findings_for("负向", ">3天") == flagged);
    for (const char* right : {"≥3天", ">3天", "3天", "=3天"}) CHECK(findings_for("正向指标", right).empty());
    for (const char* right : {"≤3天", "<3天", "3天"}) CHECK(findings_for("反向指标", right).empty());
    CHECK(findings_for("定性指标", "≤3天").empty());
    Declaration bare;
    bare.indicators = {indicator("投诉处理时限", "≤3天")};
    CHECK(check_value_sense(bare).empty());
}

TEST_CASE("V7 tells a year that is more than ten times another") {
    const auto findings_for = [](const std::string& past, const std::string& expected) {
        Declaration declaration;
        declaration.indicators = {indicator("法律援助案件", expected)};
        declaration.indicators[0].history.emplace_back("2019", *indicator("", past).value);
        return dump(check_value_sense(declaration), {"V7"});
    };
    const std::string flagged = "V7 fail: indicators/0/history/2019 indicators/0/value\n";
    CHECK(findings_for("173件", "3000件") == flagged);
    CHECK(findings_for("3000件", "≥299件") == flagged);
    CHECK(findings_for("724.2318万元", "7242318万元") == flagged);
    for (const auto& [past, expected] :
         {std::pair{"300件", "3000件"}, std::pair{"0件", "500件"}, std::pair{"5件", "5000次"},
          std::pair{"完成", "5000件"}, std::pair{"5件", "完成"}, std::pair{"≥96%", "98%"}})
        CHECK(findings_for(past, expected).empty());
}

TEST_CASE("L1 and L3 know which levels go together") {
    const auto findings_for = [](const Field& level1, const Field& level2) {
        Declaration declaration;
        Indicator one = indicator("a", "1个");
        one.level1 = level1;
        one.level2 = level2;
        declaration.indicators = {one};
        return dump(check_levels(declaration), {"L1", "L3"});
    };
    const Field output = level("产出指标", "产出指标"), benefit = level("效益指标", "效益指标");
    CHECK(findings_for(output, level("质量指标", "质量指标")).empty());
    CHECK(findings_for(benefit, level("服务对象满意度指标", "服务对象满意度指标")).empty());
    CHECK(findings_for(output, level("社会效益指标", "社会效益指标")) ==
          "L1 fail: indicators/0/level1 indicators/0/level2\n");
    CHECK(findings_for(output, level("服务对象满意度指際", "")) ==
          "L3 fail: indicators/0/level2 [indicators/0/level2 -> 服务对象满意度指标]\n");
    CHECK(findings_for(output, level("法律援助", "")) == "L3 fail: indicators/0/level2\n");
}

TEST_CASE("L7 flags two indicators of one name under one goal and level") {
    Declaration declaration;
    for (const char* goal : {"annual-1", "annual-2", "annual-1"}) {
        declaration.indicators.push_back(indicator("培训人数", "100人"));
        declaration.indicators.back().goal = goal;
    }
    CHECK(dump(check_levels(declaration), {"L7"}) == "L7 fail: indicators/0/name indicators/2/name\n");
    declaration.indicators[2].level2 = level("数量指标", "数量指标");
    CHECK(check_levels(declaration).empty());
    declaration.indicators[0].name->text = declaration.indicators[2].name->text = "";
    CHECK(check_levels(declaration).empty());
}

TEST_CASE("P1 flags what cannot be a phone number") {
    Declaration declaration;
    for (const char* text : {"027-86921740", "6296906", ""}) {
        declaration.organisation.phone = field(FieldKind::phone, text);
        CHECK(check_people(declaration).empty());
    }
    for (const char* text : {"027-8692174", "O27-86921740", "蔡娟"}) {
        declaration.organisation.phone = field(FieldKind::phone, text);
        CHECK(dump(check_people(declaration), {"P1"}) == "P1 fail: organisation/phone\n");
    }
}

TEST_CASE("findings become evidence, rule ids, alternatives and issues, and no text changes") {
    const Declaration before = funding({{"968.1918", "", "968.1918", "7242318", "243.96", "968.1918"}, {}});
    const Declaration after = with_findings(before, check_declaration(before));
    const Field& wrong = *after.funding[3].current;
    CHECK(wrong.text == "7242318");
    CHECK(wrong.findings == std::vector<std::string>{"A2", "A10"});
    CHECK(wrong.evidence.get(EvidenceKind::rules_failed) == 2);
    REQUIRE(wrong.alternatives.size() == 1);
    CHECK(wrong.alternatives[0].text == "724.2318");
    CHECK(wrong.alternatives[0].why == "A10");
    CHECK(after.funding[0].current->findings.empty());
    CHECK(after.funding[0].current->evidence.get(EvidenceKind::rules_rounded) == 1);
    CHECK(after.funding[2].current->evidence.get(EvidenceKind::rules_exact) == 1);  // A3
    CHECK_FALSE(after.funding[1].current->evidence.get(EvidenceKind::rules_failed));
    REQUIRE(after.issues.size() == 2);
    CHECK(after.issues[0].code == "A2");
    CHECK(after.issues[0].page == 1);
}

TEST_CASE("authors that differ are told and not held against the goals") {
    const Declaration before = with_goal("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛子丑");
    const Declaration after = with_findings(before, check_declaration(before));
    REQUIRE(after.issues.size() == 1);
    CHECK(after.issues[0].severity == Severity::info);
    CHECK(after.goals[0].text->findings.empty());
    CHECK_FALSE(after.goals[0].text->evidence.get(EvidenceKind::rules_failed));
    CHECK(after.goals[0].text->alternatives.empty());
}
