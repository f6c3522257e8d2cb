// What a correction must not touch: other fields of its cell, what another person said, doubts that stay.
#include <catch2/catch.hpp>

#include "pipeline/check/check_declaration.hpp"
#include "pipeline/check/without_findings.hpp"
#include "pipeline/deliver/json.hpp"
#include "tools/cli/bulk/declaration_reviser.hpp"

using namespace shenbao;

namespace {

const CorrectionKnowledge& knowledge() {
    static const CorrectionKnowledge loaded = load_correction_knowledge(SHENBAO_SOURCE_DIR "/models", 0.001);
    return loaded;
}

Field field(const std::string& text, const Box& box, int row) {
    Field made;
    made.text = text;
    made.page = 1;
    made.bbox = box;
    made.cell = CellRef{"t1", row, 1};
    return made;
}

Declaration with_notes(const std::vector<Field>& notes) {
    Declaration declaration;
    declaration.source.sha256 = std::string(64, 'a');
    declaration.notes = notes;
    return declaration;
}

}  // namespace

// A cell of `审核人:   日期:` that nobody filled gave opinion, signer and date one box and no text: a date that a
// person wrote became the name of the signer, too.
TEST_CASE("what is written into one blank of a cell is not written into its other blanks") {
    Declaration read = with_notes({});
    Approval approval;
    approval.role = "审核";
    approval.opinion = approval.signer = approval.date = field("", {100, 100, 900, 200}, 0);
    read.approvals.push_back(approval);
    const std::vector<CorrectedText> texts{{"approvals/0/date", "2020年1月5日", false}};
    const Approval corrected = correct_declaration(read, texts, knowledge()).approvals[0];
    CHECK(corrected.date->text == "2020年1月5日");
    CHECK(corrected.signer->text.empty());
    CHECK(corrected.opinion->text.empty());
    CHECK(corrected.signer->status != FieldStatus::corrected);
}

// The rule's mark was taken out with its finding and nobody put it back: a tick too many was forgotten once
// anything else of the filing was corrected.
TEST_CASE("two ticks stay in doubt when another field is corrected, and are decided when they are") {
    Declaration read = with_notes({field("5O", {100, 100, 900, 130}, 0)});
    Indicator indicator;
    indicator.likelihood = field("确定能", {100, 200, 200, 230}, 1);
    indicator.likelihood->findings = {"M1"};
    read.indicators.push_back(indicator);
    read = with_findings(read, check_declaration(read));
    REQUIRE(read.issues.size() == 1);
    const auto corrected = [&](const std::string& path, const std::string& text) {
        const std::vector<CorrectedText> texts{{path, text, false}};
        return correct_declaration(read, texts, knowledge());
    };
    const Declaration other = corrected("notes/0", "50");
    CHECK(other.indicators[0].likelihood == read.indicators[0].likelihood);
    CHECK(other.issues == read.issues);
    const Declaration own = corrected("indicators/0/likelihood", "有可能");
    CHECK(own.indicators[0].likelihood->findings.empty());
    CHECK(own.issues.empty());
}

// Two notes that a later reading takes for one: what was said of the first stood there, and what was said of the
// second was nowhere, and nobody was told.
TEST_CASE("of two corrections that come to stand in one place one is lost aloud, unless they say the same") {
    const DeclarationReviser reviser(load_correction_knowledge(SHENBAO_SOURCE_DIR "/models", 0.001));
    const auto place = [&](const std::string& a, const std::string& b) {
        const std::vector<StandingCorrection> standing{{1, "notes/0", a, {1, {100, 100, 900, 120}, "x"}},
                                                       {1, "notes/1", b, {1, {100, 120, 900, 140}, "y"}}};
        const Declaration later = with_notes({field("x y", {100, 100, 900, 140}, 0)});
        const std::vector<std::string> declarations{to_json(std::span(&later, 1))};
        return reviser.place(declarations, standing);
    };
    CHECK(place("first", "second")[0].fit == Fit::changed);
    CHECK(place("first", "second")[1].fit == Fit::lost);
    CHECK(place("same", "same")[1].fit == Fit::changed);
}
