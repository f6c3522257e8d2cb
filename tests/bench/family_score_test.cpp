#include "tools/bench/families/family_score.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;
using namespace shenbao::bench;

namespace {

// `right` of `told` tuples, `found` of them in the output; funding fields right of 200; one declaration.
Evaluation document(long right, long told, long found, long funding_right = 200) {
    Evaluation e;
    e.families = {1, 1};
    e.indicators = {right, told};
    e.found_indicators = found;
    for (long i = 0; i < 200; ++i) {
        FieldOutcome field;
        field.path = "funding/" + std::to_string(i) + "/current";
        field.right = i < funding_right;
        e.fields.push_back(field);
    }
    return e;
}

FamilyScore score_of(const Evaluation& e) {
    FamilyScore score;
    score.add(e);
    return score;
}

}  // namespace

TEST_CASE("a family is measured over the tuples of all its documents, missed ones and those too many") {
    FamilyScore score = score_of(document(9, 10, 10));
    score.add(document(8, 10, 12));
    CHECK(score.documents == 2);
    CHECK(score.recall() == Approx(85));
    CHECK(score.precision() == Approx(100.0 * 17 / 22));
    CHECK(score.f1() == Approx(200.0 * 17 / 42));
    CHECK(score_of(document(0, 0, 0)).f1() == 100);
}

TEST_CASE("good scans must reach every bar, poor ones that of the tuples") {
    CHECK(missed_bars(score_of(document(99, 100, 100)), "office200").empty());
    CHECK(missed_bars(score_of(document(98, 100, 100)), "office200") == "tuples");
    CHECK(missed_bars(score_of(document(95, 100, 100)), "copy200").empty());
    CHECK(missed_bars(score_of(document(95, 100, 102)), "lowres150") == "tuples");
    CHECK(missed_bars(score_of(document(100, 100, 100, 199)), "pdf").empty());
    CHECK(missed_bars(score_of(document(100, 100, 100, 198)), "pdf") == "funding");
    CHECK(missed_bars(score_of(document(100, 100, 100, 0)), "photo").empty());
    Evaluation odd = document(100, 100, 100);
    odd.families.right = 0;
    odd.unplaced_cells = 1;
    CHECK(missed_bars(score_of(odd), "clean300") == "family, unplaced cells");
}

TEST_CASE("the table has a line for each family and profile, and counts those that miss a bar") {
    FamilyScores scores;
    scores["monitoring"]["copy200"] = score_of(document(9, 10, 10));
    scores["monitoring"]["pdf"] = score_of(document(10, 10, 10));
    const std::string table = family_table(scores);
    CHECK(table.find("monitoring               copy200       1   100.00     90.00   90.00   90.00") !=
          std::string::npos);
    CHECK(table.ends_with("bars missed: 1\n"));
}
