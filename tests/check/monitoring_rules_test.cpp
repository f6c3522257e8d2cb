// M1 to M3, Y4 and Y5.
#include <catch2/catch.hpp>

#include "pipeline/check/rules.hpp"
#include "small_declaration.hpp"

using namespace shenbao;
using namespace shenbao::small;

namespace {

Indicator watched(const std::string& target, const std::string& done, const std::string& forecast,
                  const std::string& likelihood) {
    Indicator made = indicator("a", target);
    made.actual = field(FieldKind::target_value, done);
    made.forecast = field(FieldKind::target_value, forecast);
    made.remark = field(FieldKind::text, "");
    if (!likelihood.empty()) made.likelihood = level(likelihood, likelihood);
    return made;
}

std::string told(const std::vector<Indicator>& indicators, const std::string& rule) {
    Declaration declaration;
    declaration.indicators = indicators;
    return dump(check_monitoring(declaration), {rule});
}

Declaration dated(const std::string& family, const std::string& filled) {
    Declaration declaration;
    declaration.form.family = family;
    declaration.fiscal_year = field(FieldKind::year, "2021年度");
    declaration.fill_date = field(FieldKind::date, filled);
    return declaration;
}

Declaration project(const std::string& start, const std::string& end, const std::string& period) {
    Declaration declaration = dated("project_declaration", "2021年3月1日");
    declaration.project.emplace();
    if (!start.empty()) declaration.project->start = field(FieldKind::date, start);
    if (!end.empty()) declaration.project->end = field(FieldKind::date, end);
    if (!period.empty()) declaration.project->period = field(FieldKind::text, period);
    return declaration;
}

std::string years(const Declaration& declaration) {
    return dump(check_dates(declaration), {"Y5"});
}

}  // namespace

TEST_CASE("M1 wants one tick in a row, where the form has ticks") {
    const Indicator ticked = watched("≥500人", "320人", "520人", "确定能");
    const Indicator none = watched("≥500人", "320人", "520人", "");
    Indicator filler = none;
    filler.value = field(FieldKind::target_value, "");
    CHECK(told({ticked, ticked, filler}, "M1").empty());
    CHECK(told({none, none}, "M1").empty());
    CHECK(told({ticked, none}, "M1") == "M1 fail: indicators/1/value\n");
    Indicator twice = ticked;
    twice.likelihood->findings = {"M1"};
    CHECK(told({twice}, "M1") == "M1 fail: indicators/0/likelihood\n");
}

TEST_CASE("M2 asks, for information, why a target will not be reached") {
    CHECK(told({watched("160套", "40套", "120套", "完全不可能")}, "M2") == "M2 fail: indicators/0/likelihood\n");
    CHECK(told({watched("160套", "40套", "120套", "有可能")}, "M2") == "M2 fail: indicators/0/forecast\n");
    CHECK(told({watched("≥160套", "40套", "170套", "有可能")}, "M2").empty());
    CHECK(told({watched("≤1500元/亩", "1480元/亩", "1490元/亩", "确定能")}, "M2").empty());
    Indicator explained = watched("160套", "40套", "120套", "完全不可能");
    explained.remark = field(FieldKind::text, "剩余40套次年安装。");
    CHECK(told({explained}, "M2").empty());
    explained.remark->text = "";
    explained.causes = {{"经费保障", field(FieldKind::text, "√")}};
    CHECK(told({explained}, "M2").empty());
    Declaration declaration;
    declaration.indicators = {watched("160套", "40套", "120套", "完全不可能")};
    CHECK(check_monitoring(declaration)[0].severity == Severity::info);
}

TEST_CASE("M3 flags a count that is ahead of its own forecast") {
    CHECK(told({watched("≥500人", "320人", "520人", "")}, "M3").empty());
    CHECK(told({watched("≥500人", "620人", "520人", "")}, "M3") ==
          "M3 fail: indicators/0/actual indicators/0/forecast\n");
    CHECK(told({watched("≥90%", "96%", "92%", "")}, "M3").empty());
    CHECK(told({watched("≤420元", "425元", "408元", "")}, "M3").empty());
    CHECK(told({watched("≥500人", "620户", "520人", "")}, "M3").empty());
}

TEST_CASE("Y4 tells, for information, of a fill date that does not fit the year") {
    const auto date = [](const std::string& family, const std::string& filled) {
        return dump(check_dates(dated(family, filled)), {"Y4"});
    };
    CHECK(date("department_declaration", "2021年1月28日").empty());  // filed
    CHECK(date("department_declaration", "2020年12月18日").empty());
    CHECK(date("department_declaration", "2020年6月30日") == "Y4 fail: fill_date\n");
    CHECK(date("project_declaration", "2022年1月5日") == "Y4 fail: fill_date\n");
    CHECK(date("self_evaluation", "2022年3月15日").empty());
    CHECK(date("self_evaluation", "2021年3月15日") == "Y4 fail: fill_date\n");
    CHECK(date("monitoring", "2021年8月15日").empty());
    CHECK(date("monitoring", "2022年8月15日") == "Y4 fail: fill_date\n");
    CHECK(date("unknown", "2012年8月15日").empty());
    CHECK(check_dates(dated("monitoring", "2022年8月15日"))[0].severity == Severity::info);
}

TEST_CASE("Y5 keeps the fiscal year within the project's time") {
    CHECK(years(project("2021/1/1", "2023/12/31", "")).empty());
    CHECK(years(project("2022/1/1", "2023/12/31", "")) == "Y5 fail: fiscal_year project/start project/end\n");
    CHECK(years(project("", "", "2019-2021")).empty());  // filed
    CHECK(years(project("", "", "2019-2020年")) == "Y5 fail: fiscal_year project/period\n");
    CHECK(years(project("", "", "202101-202112")).empty());
    CHECK(years(project("", "", "2020.1-12")) == "Y5 fail: fiscal_year project/period\n");
    CHECK(years(project("", "", "2018年起")).empty());
    CHECK(years(project("", "", "")).empty());
}

TEST_CASE("Y5 holds a period of years against the first and the last") {
    CHECK(years(project("2021/1/1", "2023/12/31", "3年")).empty());
    CHECK(years(project("2021/7/1", "2024/6/30", "3年")).empty());
    CHECK(years(project("2021/1/1", "2023/12/31", "5年")) ==
          "Y5 fail: project/period project/start project/end\n");
}

TEST_CASE("Y5 reads the years of the medium term in its heading") {
    const auto headed = [](const std::string& heading) {
        Declaration declaration = project("", "", "");
        TableCell cell;
        cell.text = heading;
        Table table;
        table.cells = {cell};
        declaration.tables = {table};
        return years(declaration);
    };
    CHECK(headed("中期目标（2021年—2023年）").empty());
    CHECK(headed("项目总体目标(2022 年-2024 年)") == "Y5 fail: fiscal_year\n");
    CHECK(headed("中期目标(20XX年—20XX+n年)").empty());
    CHECK(headed("本项目2022年至2024年实施").empty());
}
