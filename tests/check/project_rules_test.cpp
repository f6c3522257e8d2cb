// A7, A8, A9, A10 and A12: money outside the department's form.
#include <catch2/catch.hpp>

#include "pipeline/check/check_declaration.hpp"
#include "pipeline/check/rules.hpp"
#include "small_declaration.hpp"

using namespace shenbao;
using namespace shenbao::small;

namespace {

using Lines = std::vector<FundingLine>;

Declaration with(Lines lines) {
    Declaration declaration;
    declaration.funding = std::move(lines);
    return declaration;
}

// 年度资金总额, 其中:财政拨款, 上年结转, 其他资金
Declaration year(const std::string& total, const std::string& fiscal, const std::string& carryover,
                 const std::string& other) {
    return with({line("project_annual", "total", "年度资金总额", {{"current", total}}),
                 line("project_annual", "fiscal", "其中:财政拨款", {{"current", fiscal}}),
                 line("project_annual", "carryover", "上年结转", {{"current", carryover}}),
                 line("project_annual", "other", "其他资金", {{"current", other}})});
}

std::string sums(const Declaration& declaration) {
    return dump(check_project_sums(declaration), {"A7", "A8", "A10"});
}

AnnualTask task(const std::string& total, const std::string& fiscal, const std::string& other) {
    AnnualTask made;
    made.amount_total = field(FieldKind::amount, total);
    made.amount_fiscal = field(FieldKind::amount, fiscal);
    made.amount_other = field(FieldKind::amount, other);
    return made;
}

}  // namespace

TEST_CASE("A7 confirms a project's total by its lines, and flags all of them if it was changed") {
    const std::string all = " funding/1/current funding/2/current funding/3/current funding/0/current\n";
    CHECK(sums(year("86.40", "70.00", "6.40", "10.00")) == "A7 exact:" + all);
    // Any of them may be what is a little off.
    CHECK(sums(year("86.41", "70.00", "6.40", "10.00")) ==
          "A7 rounded: funding/1/current funding/2/current funding/3/current funding/0/current"
          " [funding/1/current -> 70.01] [funding/2/current -> 6.41] [funding/3/current -> 10.01]"
          " [funding/0/current -> 86.40]\n");
    CHECK(sums(year("88.40", "70.00", "6.40", "10.00")) == "A7 fail:" + all);
    CHECK(sums(year("86.40", "70.00", "", "16.40")) ==
          "A7 rounded: funding/1/current funding/3/current funding/0/current\n");
}

TEST_CASE("a blank member lends a sum no tolerance") {
    CHECK(sums(year("86.40", "70.00", "6.41", "10.01")).starts_with("A7 rounded"));
    CHECK(sums(year("86.40", "70.00", "", "16.41")).starts_with("A7 rounded"));
    CHECK(sums(year("86.40", "70.00", "", "16.41")).find("funding/2/current ->") == std::string::npos);
    CHECK(sums(year("86.39", "70.00", "0.00", "16.40")).find("funding/2/current ->") ==
          std::string::npos);  // -0.01
    CHECK(sums(year("86.39", "70.00", "0.00", "16.40")).find("funding/1/current -> 69.99") != std::string::npos);
    CHECK(sums(year("86.40", "70.00", "", "16.42")).starts_with("A7 fail"));
}

TEST_CASE("A7 says nothing where a member is missing or unreadable") {
    CHECK(sums(year("86.40", "7O.00", "6.40", "10.00")).empty());
    CHECK(sums(year("", "70.00", "6.40", "10.00")).empty());
    CHECK(sums(year("86.40", "", "", "")).empty());
    Declaration declaration = year("86.40", "70.00", "6.40", "10.00");
    declaration.funding[2].current.reset();
    CHECK(sums(declaration).empty());
    CHECK(sums(with({line("project_annual", "total", "年度资金总额", {{"current", "16"}}),
                     line("project_annual", "superior", "其中:上级资金", {{"current", "16"}})}))
              .empty());
}

// A filed self-evaluation prints 0 for all three totals of what is 90 and 89.974.
TEST_CASE("A7 and A8 flag the filed total of 0 whose part is 90") {
    Declaration filed = with(
        {line("project_annual", "total", "年度资金总额:", {{"initial", "0"}, {"adjusted", "0"}, {"rate", "0"}}),
         line("project_annual", "fiscal_current_year", "其中:本年财政拨款",
              {{"initial", "90"}, {"adjusted", "89.974"}}),
         line("project_annual", "carryover", "上年结转资金", {{"initial", ""}, {"adjusted", ""}})});
    CHECK(sums(filed) ==
          "A7 fail: funding/1/initial funding/2/initial funding/0/initial\nA8 fail: funding/1/initial "
          "funding/0/initial\n"
          "A7 fail: funding/1/adjusted funding/2/adjusted funding/0/adjusted\nA8 fail: funding/1/adjusted "
          "funding/0/adjusted\n");
}

TEST_CASE("A7 checks every column by itself") {
    const auto form = [](const std::string& executed) {
        return with(
            {line("project_annual", "total", "年度资金总额", {{"initial", "64.80"}, {"executed", executed}}),
             line("project_annual", "fiscal", "其中:当年财政拨款", {{"initial", "60.00"}, {"executed", "57.75"}}),
             line("project_annual", "carryover", "上年结转资金", {{"initial", "4.80"}, {"executed", "4.80"}})});
    };
    CHECK(sums(form("62.55")) ==
          "A7 exact: funding/1/initial funding/2/initial funding/0/initial\n"
          "A7 exact: funding/1/executed funding/2/executed funding/0/executed\n");
    CHECK(sums(form("62.56")).find("A7 exact: funding/1/initial") == 0);
    CHECK(sums(form("65.55")).find("A7 fail: funding/1/executed") != std::string::npos);
}

// 100 of 财政拨款, 60 and 40 of it from above and from here, were added up to 200 and flagged beside their total.
TEST_CASE("A7 does not add the parts of the only line of a total to it") {
    const auto form = [](const std::string& fiscal, const std::string& superior_label) {
        return with({line("project_annual", "total", "年度资金总额", {{"current", "100.00"}}),
                     line("project_annual", "fiscal", "财政拨款", {{"current", fiscal}}),
                     line("project_annual", "superior", superior_label, {{"current", "60.00"}}),
                     line("project_annual", "local", "其中:本级财政", {{"current", "40.00"}})});
    };
    CHECK(sums(form("100.00", "其中:上级财政")).empty());
    CHECK(sums(form("100.00", "上级财政")).empty());
    CHECK(sums(form("10.00", "其中:上级财政")).find("A7 fail") != std::string::npos);
}

// 其中 behind 财政拨款 divides that line, behind 资金总额 the total, and some forms print it before every part.
TEST_CASE("A7 takes 其中 as the labels allow, and fails only if no reading holds") {
    const auto form = [](const std::string& total, const std::string& local) {
        return with({line("project_total", "total", "资金总额:", {{"current", total}}),
                     line("project_total", "fiscal", "财政拨款:", {{"current", "410.00"}}),
                     line("project_total", "local", "其中:本级财政", {{"current", local}}),
                     line("project_total", "own", "自有资金:", {{"current", "28.50"}}),
                     line("project_total", "own_business", "经营性收入:", {{"current", "20.00"}})});
    };
    CHECK(sums(form("438.50", "400.00")).starts_with("A7 exact: funding/1/current funding/3/current funding/0"));
    CHECK(sums(form("439.50", "400.00")).starts_with("A7 fail"));
    CHECK(sums(form("438.50", "411.00")).find("A8 fail: funding/2/current funding/1/current\n") !=
          std::string::npos);
    CHECK(sums(with({line("project_annual", "total", "当年年度预算", {{"current", "96"}}),
                     line("project_annual", "fiscal", "其中:财政资金", {{"current", "90"}}),
                     line("project_annual", "other", "其中:其它资金", {{"current", "6"}})})) ==
          "A7 exact: funding/1/current funding/2/current funding/0/current\n");
    CHECK(sums(with({line("project_annual", "total", "资金总额", {{"current", "70"}}),
                     line("project_annual", "fiscal", "财政拨款", {{"current", "10"}}),
                     line("project_annual", "other", "其中:其他资金", {{"current", "60"}})})) ==
          "A7 exact: funding/1/current funding/2/current funding/0/current\n");
}

TEST_CASE("A7 checks where money comes from and what it is spent on apart") {
    const auto form = [](const std::string& project) {
        return with({line("project_annual", "total", "资金总额", {{"adjusted", "100"}}),
                     line("project_annual", "fiscal", "资金来源:(1)财政拨款", {{"adjusted", "90"}}),
                     line("project_annual", "other", "其他资金", {{"adjusted", "10"}}),
                     line("project_annual", "basic", "资金结构:(1)基本支出", {{"adjusted", "55"}}),
                     line("project_annual", "project", "(2)项目支出", {{"adjusted", project}})});
    };
    CHECK(sums(form("45")) ==
          "A7 exact: funding/1/adjusted funding/2/adjusted funding/0/adjusted\n"
          "A7 exact: funding/3/adjusted funding/4/adjusted funding/0/adjusted\n");
    CHECK(sums(form("48")).ends_with("A7 fail: funding/3/adjusted funding/4/adjusted funding/0/adjusted\n"));
}

TEST_CASE("A7 sums income and expenditure that have no total of their own") {
    const auto form = [](const std::string& project) {
        return with({line("total", "total", "年度资金总额", {{"initial", "512.36"}, {"adjusted", "540.10"}}),
                     line("income", "general", "其中:一般公共预算", {{"current", "505.10"}}),
                     line("income", "special_account", "纳入专户管理的非税收入拨款", {{"current", "35.00"}}),
                     line("expenditure", "basic", "其中:基本支出", {{"current", "318.64"}}),
                     line("expenditure", "project", "项目支出", {{"current", project}})});
    };
    CHECK(sums(form("221.46")) ==
          "A7 exact: funding/1/current funding/2/current funding/0/adjusted\n"
          "A7 exact: funding/3/current funding/4/current funding/0/adjusted\n");
    CHECK(sums(form("225.46")).find("A7 fail: funding/3/current funding/4/current") != std::string::npos);
    Declaration unread = form("221.46");
    unread.funding[0].adjusted = field(FieldKind::amount, "54O.10");
    CHECK(sums(unread).empty());
}

TEST_CASE("A10 offers the number whose point makes a project's sum exact") {
    CHECK(sums(year("864.0", "70.00", "6.40", "10.00"))
              .ends_with("A10 fail: funding/0/current [funding/0/current -> 86.40]\n"));
}

TEST_CASE("A8 keeps the year within the project") {
    const auto form = [](const std::string& annual) {
        return with({line("project_mid_term", "total", "中期资金总额", {{"current", "468.00"}}),
                     line("project_annual", "total", "年度资金总额", {{"current", annual}})});
    };
    CHECK(sums(form("156.50")).empty());
    CHECK(sums(form("468.00")).empty());
    CHECK(sums(form("568.00")) == "A8 fail: funding/1/current funding/0/current\n");
}

TEST_CASE("A9 confirms the filed 86 % of 37.24 in 43.2 and flags a changed rate or amount") {
    const auto rate = [](const std::string& adjusted, const std::string& executed, const std::string& printed) {
        return dump(
            check_execution(with(
                {line("project_annual", "total", "年度资金总额",
                      {{"initial", "43.2"}, {"adjusted", adjusted}, {"executed", executed}, {"rate", printed}})})),
            {"A9"});
    };
    const std::string holds = "A9 exact: funding/0/rate\nA9 rounded: funding/0/executed funding/0/";
    CHECK(rate("43.2", "37.24", "86%") == holds + "adjusted\n");
    CHECK(rate("", "37.24", "86.2%") == holds + "initial\n");
    CHECK(rate("71.30", "69.05", "96.84%") == holds + "adjusted\n");
    CHECK(rate("80", "82.568", "103.21%") == holds + "adjusted\n");  // a rate over 100 % was filed
    CHECK(rate("71.30", "69.05", "96.34%") == "A9 fail: funding/0/rate funding/0/executed funding/0/adjusted\n");
    CHECK(rate("0", "0", "0%").empty());
    CHECK(rate("80", "0", "0%") ==  // 0 % is of any budget, and confirms none
          "A9 exact: funding/0/rate\nA9 rounded: funding/0/executed\n");
    CHECK(rate("7l.30", "69.05", "96.84%").empty());
}

TEST_CASE("A12 adds up tasks by column and by row") {
    Declaration declaration = with({line("tasks", "total", "总额", {{"current", "1,538.40"}}),
                                    line("tasks", "fiscal", "财政拨款", {{"current", "1,522.00"}}),
                                    line("tasks", "other", "其他资金", {{"current", "16.40"}})});
    declaration.annual_tasks = {task("186.40", "170.00", "16.40"), task("1,352.00", "1,352.00", "0.00")};
    const std::string findings = dump(check_task_sums(declaration), {"A12", "A10"});
    CHECK(std::count(findings.begin(), findings.end(), '\n') == 6);
    CHECK(findings.find("fail") == std::string::npos);
    CHECK(findings.find("rounded") == std::string::npos);
    declaration.annual_tasks[0] = task("186.40", "160.00", "16.40");
    CHECK(dump(check_task_sums(declaration), {"A12"})
              .find("A12 fail: annual_tasks/0/amount_fiscal annual_tasks/1/amount_fiscal funding/1/current\n") !=
          std::string::npos);
    CHECK(dump(check_task_sums(declaration), {"A12"})
              .find("A12 fail: annual_tasks/0/amount_fiscal annual_tasks/0/amount_other "
                    "annual_tasks/0/amount_total\n") != std::string::npos);
}

TEST_CASE("A12 flags the filed cost table whose column of 2020 is off by 0.10") {
    const auto cost = [](const char* key, const char* now, const char* in_2020, const char* in_2021) {
        return line("cost_item", key, key, {{"current", now}, {"2020", in_2020}, {"2021", in_2021}});
    };
    const auto findings =
        check_task_sums(with({cost("item", "191", "191", "191"), cost("item", "99", "99", "99"),
                              cost("item", "524", "372.88", "504.55"), cost("total", "814", "662.98", "794.55")}));
    const std::string told = dump(findings, {"A12"});
    CHECK(told.starts_with("A12 exact: funding/0/current"));
    CHECK(told.find("A12 fail: funding/0/history/2020 funding/1/history/2020 funding/2/history/2020 "
                    "funding/3/history/2020\n") != std::string::npos);
    CHECK(told.find("A12 exact: funding/0/history/2021") != std::string::npos);
}

// A changed total of a project was accepted, as nothing but the readers' agreement was asked.
TEST_CASE("members of a failing sum go to a person; read surely, the original is named as the likelier cause") {
    Declaration before = year("88.40", "70.00", "6.40", "10.00");
    for (FundingLine& one : before.funding) one.current->source = FieldSource::text_layer;
    const Declaration after = with_findings(before, check_project_sums(before));
    for (const FundingLine& one : after.funding) {
        CHECK(one.current->evidence.get(EvidenceKind::rules_failed) == 1);
        CHECK(one.current->findings == std::vector<std::string>{"A7"});
    }
    REQUIRE(after.issues.size() == 1);
    CHECK(after.issues[0].message.ends_with("; possible error in the original"));
    before.funding[0].current->source = FieldSource::ocr;
    CHECK(with_findings(before, check_project_sums(before)).issues[0].message.find("original") ==
          std::string::npos);
}
