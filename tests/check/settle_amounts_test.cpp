#include "pipeline/check/settle_amounts.hpp"

#include <catch2/catch.hpp>

#include "pipeline/check/check_declaration.hpp"
#include "small_declaration.hpp"

using namespace shenbao;
using namespace shenbao::small;

namespace {

// The seed's funding table with `printed` in its first line, of which readers saw `others`, too.
Declaration misread(const std::string& printed, const std::vector<std::string>& others) {
    Declaration declaration = funding({{printed, "82", "1883.88", "1366.49", "517.39", "1883.88"},
                                       {"95.65%", "4.35%", "100%", "72.54%", "27.46%", "100%"}});
    for (const std::string& text : others)
        declaration.funding[0].current->alternatives.push_back({text, 0.2, "ocr"});
    return declaration;
}

}  // namespace

TEST_CASE("what a reader saw takes the place of what does not add up, and a person sees it") {
    const SettledAmounts settled = settle_amounts(misread("1301.88", {"1801.88", "1301.83"}));
    const Field& amount = *settled.declaration.funding[0].current;
    CHECK(amount.text == "1801.88");
    REQUIRE(amount.value);
    CHECK(amount.value->number == "1801.88");
    CHECK(amount.value->unit == "万元");
    REQUIRE(amount.alternatives.size() == 2);
    CHECK(amount.alternatives[0].text == "1301.88");
    CHECK(dump(settled.findings, {"A11"}) ==
          "A11 fail: funding/0/current funding/0/ratio funding/1/current funding/2/current\n");
    const Declaration told = with_findings(settled.declaration, settled.findings);
    // A sum that was made to hold confirms none of its members.
    for (const std::size_t line : {0U, 1U, 2U})
        CHECK(told.funding[line].current->evidence.get(EvidenceKind::rules_failed) == 1);
}

TEST_CASE("what no reader saw is never made up, nor taken from a rule's proposal") {
    CHECK(settle_amounts(misread("1301.88", {})).findings.empty());
    CHECK(settle_amounts(misread("1301.88", {"1301.83"})).findings.empty());
    Declaration declaration = misread("1301.88", {"1801.88"});
    declaration.funding[0].current->alternatives[0].why = "A10";
    CHECK(settle_amounts(declaration).declaration.funding[0].current->text == "1301.88");
    declaration = misread("1301.88", {"1801.88"});
    declaration.funding[0].current->source = FieldSource::text_layer;
    CHECK(settle_amounts(declaration).declaration.funding[0].current->text == "1301.88");
}

TEST_CASE("a table that adds up stays, whatever else readers saw") {
    const SettledAmounts settled = settle_amounts(misread("1801.88", {"1301.88"}));
    CHECK(settled.findings.empty());
    CHECK(settled.declaration.funding[0].current->text == "1801.88");
}

TEST_CASE("two ways to mend a table mend nothing") {
    Declaration declaration = funding({{"90", "10", "120", "80", "40", "120"}, {}});
    declaration.funding[0].current->alternatives.push_back({"110", 0.2, "ocr"});
    declaration.funding[1].current->alternatives.push_back({"30", 0.2, "ocr"});
    CHECK(settle_amounts(declaration).findings.empty());
}

TEST_CASE("two misread members of one table are mended together") {
    Declaration declaration = misread("1301.88", {"1801.88"});
    declaration.funding[4].current = field(FieldKind::amount, "577.39");
    declaration.funding[4].current->alternatives.push_back({"517.39", 0.3, "ocr"});
    const SettledAmounts settled = settle_amounts(declaration);
    CHECK(settled.declaration.funding[0].current->text == "1801.88");
    CHECK(settled.declaration.funding[4].current->text == "517.39");
    CHECK(settled.findings.size() == 1);
}
