#include <catch2/catch.hpp>

#include "pipeline/check/rules.hpp"
#include "small_declaration.hpp"

using namespace shenbao;
using namespace shenbao::small;

namespace {

const std::vector<std::string> kSeedAmounts{"1801.88", "82", "1883.88", "1366.49", "517.39", "1883.88"};
const std::vector<std::string> kSeedRatios{"95.65%", "4.35%", "100%", "72.54%", "27.46%", "100%"};

}  // namespace

TEST_CASE("A1 A2 A3 confirm every digit of the seed's funding table") {
    const auto findings = check_sums(funding({kSeedAmounts, {}}));
    CHECK(dump(findings, {"A1", "A2", "A3", "A10"}) ==
          "A1 exact: funding/0/current funding/1/current funding/2/current\n"
          "A2 exact: funding/3/current funding/4/current funding/5/current\n"
          "A3 exact: funding/2/current funding/5/current\n");
}

TEST_CASE("A2 flags the filed expenditure that is off by 0.47, and offers nothing") {
    const auto findings =
        check_sums(funding({}, "2022", {"98577.39", "10597.65", "109175.04", "99611.05", "9564.46", "109175.04"}));
    CHECK(dump(findings, {"A1", "A2", "A3", "A10"}) ==
          "A1 exact: funding/0/history/2022 funding/1/history/2022 funding/2/history/2022\n"
          "A2 fail: funding/3/history/2022 funding/4/history/2022 funding/5/history/2022\n"
          "A3 exact: funding/2/history/2022 funding/5/history/2022\n");
    CHECK(findings[1].message.find("109175.51") != std::string::npos);
    CHECK(findings[1].message.find("0.47") != std::string::npos);
}

TEST_CASE("A10 finds the lost decimal point of the filed 7242318") {
    const auto findings = check_sums(funding({{"968.1918", "", "968.1918", "7242318", "243.96", "968.1918"}, {}}));
    CHECK(dump(findings, {"A1", "A2", "A10"}) ==
          "A1 rounded: funding/0/current funding/2/current\n"
          "A2 fail: funding/3/current funding/4/current funding/5/current\n"
          "A10 fail: funding/3/current [funding/3/current -> 724.2318]\n");
}

// White paint over an amount: the blank was accepted, and its neighbours went to a person.
TEST_CASE("A1 flags a blank member where the sum fails, and confirms none where it holds") {
    const auto findings_for = [](const std::string& first) {
        return dump(check_sums(funding({{first, "82", "1883.88", "1366.49", "517.39", "1883.88"}, {}})), {"A1"});
    };
    CHECK(findings_for("") == "A1 fail: funding/0/current funding/1/current funding/2/current\n");
    CHECK(dump(check_sums(funding({{"", "100", "100", "60", "40", "100"}, {}})), {"A1"}) ==
          "A1 rounded: funding/1/current funding/2/current\n");
}

TEST_CASE("A3 flags totals that differ, and only exactly equal ones pass") {
    for (const auto& [total, result] : {std::pair("100.00", "exact"), {"100.01", "fail"}, {"1000", "fail"}})
        CHECK(dump(check_sums(funding({{"90", "10", "100", "60", "40", total}, {}})), {"A3"}) ==
              std::string("A3 ") + result + ": funding/2/current funding/5/current\n");
    CHECK(dump(check_sums(funding({{"90", "10", "100", "60", "40", ""}, {}})), {"A3"}).empty());
}

// 15 digits with their point moved by six places do not fit 64 bits.
TEST_CASE("A10 passes over points that cannot be moved that far") {
    CHECK(dump(check_sums(funding({{"999999999999999", "1", "5", "1", "2", "3"}, {}})), {"A10"}).empty());
}

TEST_CASE("sums within half a unit per member are rounded, beyond it they fail") {
    CHECK(dump(check_sums(funding({{"1.004", "2.00", "3.005", "1", "2", "3"}, {}})), {"A1"})
              .starts_with("A1 rounded"));
    CHECK(dump(check_sums(funding({{"1.00", "2.00", "3.02", "1", "2", "3"}, {}})), {"A1"}).starts_with("A1 fail"));
}

TEST_CASE("sums with an unreadable member say nothing") {
    CHECK(dump(check_sums(funding({{"18O1.88", "82", "1883.88", "1", "2", "3"}, {}})), {"A1", "A10"}).empty());
    CHECK(dump(check_sums(funding({{"", "", "", "", "", ""}, {}})), {"A1", "A2", "A3"}).empty());
}

TEST_CASE("A4 A5 A6 hold for the seed's ratios") {
    const auto findings = check_ratios(funding({kSeedAmounts, kSeedRatios}));
    CHECK(dump(findings, {"A4"}).find("fail") == std::string::npos);
    CHECK(dump(findings, {"A5", "A6"}) ==
          "A5 exact: funding/0/ratio funding/1/ratio\nA6 exact: funding/2/ratio\n"
          "A5 exact: funding/3/ratio funding/4/ratio\nA6 exact: funding/5/ratio\n");
}

TEST_CASE("A4 flags a misread ratio and A5 the sum, A6 a total that is not 100 %") {
    std::vector<std::string> ratios = kSeedRatios;
    ratios[0] = "95.66%";
    ratios[5] = "10%";
    const auto findings = check_ratios(funding({kSeedAmounts, ratios}));
    CHECK(dump(findings, {"A4"}).starts_with("A4 fail: funding/0/ratio funding/0/current\n"));
    CHECK(dump(findings, {"A5"}).starts_with("A5 rounded: funding/0/ratio funding/1/ratio\n"));
    CHECK(dump(findings, {"A6"}) == "A6 exact: funding/2/ratio\nA6 fail: funding/5/ratio\n");
    ratios[0] = "96.65%";
    CHECK(dump(check_ratios(funding({kSeedAmounts, ratios})), {"A5"}).starts_with("A5 fail"));
}

TEST_CASE("A4 accepts one printed decimal and both ways of rounding a half") {
    CHECK(dump(check_ratios(funding({{"108292.73", "14348.77", "122641.5", "93199.91", "29441.59", "122641.5"},
                                     {"88.3%", "11.7%", "100%", "75.99%", "24.01%", "100%"}})),
               {"A4"})
              .find("fail") == std::string::npos);
    for (const char* printed : {"12.5%", "12.4%"}) {
        const auto findings =
            check_ratios(funding({{"1245", "8755", "10000", "1", "1", "2"}, {printed, "", "", "", "", ""}}));
        CHECK(dump(findings, {"A4"}).starts_with("A4 exact: funding/0/ratio"));
    }
}

TEST_CASE("A4 says nothing on a total of zero") {
    CHECK(dump(check_ratios(funding({{"0", "0", "0", "0", "0", "0"}, kSeedRatios})), {"A4"}).empty());
}
