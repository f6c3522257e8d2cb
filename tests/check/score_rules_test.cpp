// S1 to S8: points of self-evaluations and lists.
#include <catch2/catch.hpp>

#include "pipeline/check/rules.hpp"
#include "small_declaration.hpp"

using namespace shenbao;
using namespace shenbao::small;

namespace {

Indicator row(const std::string& weight, const std::string& score = "", const std::string& level1 = "产出指标") {
    Indicator made = indicator("a", "1个");
    made.level1 = field(FieldKind::vocabulary, level1);
    made.weight = field(FieldKind::target_value, weight);
    if (!score.empty()) made.score = field(FieldKind::target_value, score);
    return made;
}

Declaration with(std::vector<Indicator> rows, const std::string& execution = "") {
    Declaration declaration;
    declaration.indicators = std::move(rows);
    if (!execution.empty())
        declaration.funding = {line("project_annual", "total", "年度资金总额", {{"weight", execution}})};
    return declaration;
}

std::string weights(const Declaration& declaration) {
    return dump(check_weights(declaration), {"S1", "S2"});
}

Declaration scored(const std::string& total, const std::string& grade = "") {
    Declaration declaration = with({row("50", "50"), row("40", "38.33")});
    declaration.funding = {
        line("project_annual", "total", "年度资金总额", {{"rate", "96.84%"}, {"weight", "10"}, {"score", "9.68"}}),
        line("project_annual", "other", "其他资金", {{"weight", "—"}, {"score", "—"}})};
    declaration.totals = Totals{field(FieldKind::target_value, "100"), field(FieldKind::target_value, total), {}};
    if (!grade.empty()) declaration.totals->grade = level(grade, grade);
    return declaration;
}

std::string scores(const Declaration& declaration, const std::string& rule) {
    return dump(check_scores(declaration), {rule});
}

}  // namespace

TEST_CASE("S1 wants 100 points, 10 or 20 of them for execution") {
    CHECK(weights(with({row("60"), row("40")})) == "S1 exact: indicators/0/weight indicators/1/weight\n");
    CHECK(weights(with({row("50"), row("40")}, "10")) ==
          "S1 exact: indicators/0/weight indicators/1/weight funding/0/weight\n");
    CHECK(weights(with({row("50分"), row("30分")}, "20分")).starts_with("S1 exact"));
    CHECK(weights(with({row("50"), row("40")})).starts_with("S1 rounded"));
    CHECK(weights(with({row("50"), row("30")})).starts_with("S1 rounded"));
    CHECK(weights(with({row("50"), row("20")})).starts_with("S1 fail"));
    CHECK(weights(with({row("60"), row("40")}, "10")).starts_with("S1 fail"));  // 15 for 25 hid behind 10
    CHECK(weights(with({row("50"), row("43")}, "10")) ==
          "S1 fail: indicators/0/weight indicators/1/weight funding/0/weight\n");
    CHECK(weights(with({row("60"), row("46")})).starts_with("S1 fail"));
}

// A sum of 100 was taken as exact, and the 10 printed below it, for 100, with it.
TEST_CASE("S1 confirms no printed total that says another thing than the weights") {
    Declaration declaration = with({row("50"), row("40")}, "10");
    const auto printed = [&](const std::string& total) {
        declaration.totals = Totals{field(FieldKind::target_value, total), {}, {}};
        return weights(declaration);
    };
    CHECK(printed("100") == "S1 exact: indicators/0/weight indicators/1/weight funding/0/weight totals/weight\n");
    CHECK(printed("90").starts_with("S1 exact"));  // of the rows above it
    CHECK(printed("10") == "S1 fail: indicators/0/weight indicators/1/weight funding/0/weight totals/weight\n");
}

// Templates print rows 指标2 that nobody filled.
TEST_CASE("S1 passes over blank rows, and over a list whose weights are not all read") {
    CHECK(weights(with({row("60"), row("40"), row("")})).starts_with("S1 rounded"));
    CHECK(weights(with({row("60"), row("4O")})).empty());
    CHECK(weights(with({row(""), row("")})).empty());
    Declaration declaration = with({row("60"), row("40")});
    declaration.indicators[1].weight.reset();
    CHECK(weights(declaration).empty());
}

TEST_CASE("S1 counts a merged cell once and each horizon by itself") {
    Declaration declaration = with({row("60"), row("60"), row("40")});
    for (const std::size_t i : {0, 1}) declaration.indicators[i].weight->cell = CellRef{"t1", 3, 4};
    CHECK(weights(declaration) == "S1 exact: indicators/0/weight indicators/2/weight\n");
    declaration = with({row("60"), row("40"), row("70"), row("30")});
    declaration.indicators[0].horizon = declaration.indicators[1].horizon = Horizon::long_term;
    CHECK(weights(declaration) ==
          "S1 exact: indicators/0/weight indicators/1/weight\n"
          "S1 exact: indicators/2/weight indicators/3/weight\n");
}

TEST_CASE("S2 holds the weights of a level against the points printed in its label") {
    const auto level = [](const std::string& label, const std::string& second) {
        return dump(check_weights(with({row("8", "", label), row(second, "", label), row("30", "", "效益指标")})),
                    {"S2"});
    };
    CHECK(level("产出指标(50分)", "42") == "S2 exact: indicators/0/weight indicators/1/weight\n");
    CHECK(level("产出指标（50分）", "40") ==
          "S2 fail: indicators/0/weight indicators/1/weight indicators/0/level1\n");
    CHECK(level("产出指标(40-50)分", "42").empty());
    CHECK(level("产出指标(40-50分)", "32").empty());
    CHECK(level("产出指标(40-50)分", "43").starts_with("S2 fail"));
    CHECK(level("产出指标", "43").empty());
    CHECK(level("产出指标2", "43").empty());
}

TEST_CASE("S3 keeps a score between 0 and its weight") {
    CHECK(scores(with({row("10", "10"), row("10", "0")}), "S3").empty());
    CHECK(scores(with({row("10", "12.5"), row("10", "-1")}), "S3") ==
          "S3 fail: indicators/0/score indicators/0/weight\nS3 fail: indicators/1/score indicators/1/weight\n");
    CHECK(scores(with({row("10", "—"), row("", "5")}), "S3").empty());
}

TEST_CASE("S4 adds up the scores, to 0.05, or to 0.5 where they are whole") {
    const std::string all = " indicators/0/score indicators/1/score funding/0/score totals/score\n";
    CHECK(scores(scored("98.01"), "S4") == "S4 exact:" + all);
    CHECK(scores(scored("98.0"), "S4") == "S4 rounded:" + all);
    CHECK(scores(scored("98.51"), "S4") == "S4 fail:" + all);
    Declaration whole = scored("98");
    whole.indicators[1].score->text = "38";
    whole.funding[0].score->text = "10";
    CHECK(scores(whole, "S4").starts_with("S4 exact"));
    whole.totals->score->text = "97.5";
    CHECK(scores(whole, "S4").starts_with("S4 rounded"));
    whole.totals->score->text = "96";
    CHECK(scores(whole, "S4").starts_with("S4 fail"));
}

TEST_CASE("S4 says nothing where a score is open") {
    Declaration open = scored("98.01");
    open.indicators[1].score->text = "";
    CHECK(scores(open, "S4").empty());
    open = scored("98.01");
    open.funding[0].score->text = "";
    CHECK(scores(open, "S4").empty());
}

TEST_CASE("S5 tells, for information, of points that are not the rate's share") {
    const auto told = [](const std::string& rate, const std::string& score) {
        Declaration declaration = scored("98.01");
        declaration.funding[0].rate = field(FieldKind::percent, rate);
        declaration.funding[0].score = field(FieldKind::target_value, score);
        std::string text;
        for (const Finding& finding : check_execution(declaration))
            if (finding.rule == "S5") text += finding.severity == Severity::info ? "info" : "warning";
        return text;
    };
    CHECK(told("96.84%", "9.68").empty());
    CHECK(told("86%", "9").empty());  // filed: 8.62 printed 9
    CHECK(told("103.21%", "10").empty());
    CHECK(told("96.84%", "8.68") == "info");
    CHECK(told("86%", "8") == "info");
}

TEST_CASE("S7 tells, for information, of a deviation nobody explained") {
    Declaration declaration = with({row("10", "7"), row("10", "10"), row("10", "8"), row("10", "6")});
    for (Indicator& one : declaration.indicators) one.deviation = field(FieldKind::text, "");
    declaration.indicators[2].deviation = field(FieldKind::text, "个别人未及时完成");
    declaration.indicators[3].deviation.reset();
    const auto findings = check_scores(declaration);
    CHECK(dump(findings, {"S7"}) == "S7 fail: indicators/0/deviation\n");
    CHECK(findings.back().severity == Severity::info);
}

TEST_CASE("S8 knows the grades of 100 points") {
    for (const auto& [score, grade] :
         {std::pair("90", "优"), {"89.99", "良"}, {"80", "良"}, {"60", "中"}, {"59", "差"}})
        CHECK(scores(scored(score, grade), "S8").empty());
    CHECK(scores(scored("89.99", "优"), "S8") == "S8 fail: totals/grade\n");
    CHECK(scores(scored("98.01", "良"), "S8") == "S8 fail: totals/grade\n");
    Declaration other = scored("89", "优");
    other.totals->weight->text = "90";
    CHECK(scores(other, "S8").empty());
}
