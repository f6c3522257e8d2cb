#include "pipeline/trust/list_doubts.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

Field on_page(int page) {
    Field field;
    field.page = page;
    return field;
}

// Of an indicator under the first goal.
Declaration with_issue(Issue issue) {
    Declaration declaration;
    declaration.indicators.emplace_back().goal = "annual-1";
    declaration.issues.push_back(std::move(issue));
    return declaration;
}

}  // namespace

TEST_CASE("a cell without a place casts doubt on the lists of its page and after, not before and not elsewhere") {
    const ListDoubts doubts(with_issue({"unplaced-cells", Severity::warning, "", 2, std::nullopt, {}}));
    CHECK(doubts.concern("indicators/3/value", on_page(2)));
    CHECK(doubts.concern("goals/1/heading", on_page(3)));
    CHECK_FALSE(doubts.concern("funding/0/current", on_page(1)));
    CHECK_FALSE(doubts.concern("organisation/phone", on_page(2)));
}

// Of two rows of sums the wrong one stood as the total, accepted, while the other found no place.
TEST_CASE("a cell without a place casts doubt on totals, conclusions and approvals") {
    const ListDoubts doubts(with_issue({"unplaced-cells", Severity::warning, "", 1, std::nullopt, {}}));
    for (const char* path : {"totals/score", "conclusions/评价结论", "approvals/0/signer"})
        CHECK(doubts.concern(path, on_page(1)));
}

TEST_CASE("labels that name different units of money cast doubt on every amount and on nothing else") {
    const ListDoubts doubts(with_issue({"money-unit-conflict", Severity::warning, "", 2, std::nullopt, {}}));
    Field amount = on_page(1);
    amount.kind = FieldKind::amount;
    CHECK(doubts.concern("funding/0/current", amount));
    CHECK(doubts.concern("money_unit", on_page(1)));
    CHECK_FALSE(doubts.concern("goals/0/text", on_page(2)));
}

// A page of another filing lay before the first one, and its targets were accepted under this one's name.
TEST_CASE("pages that did not lie in order cast doubt on every field") {
    const ListDoubts doubts(with_issue({"page-order", Severity::warning, "", 1, std::nullopt, {}}));
    for (const char* path : {"title", "project/name", "indicators/3/value", "funding/0/current"})
        CHECK(doubts.concern(path, on_page(2)));
}

// A note was accepted without the full stop at its end, which no reader of the copy saw.
TEST_CASE("a note that ends unlike most others is doubted") {
    Declaration declaration;
    for (const char* text : {"1.请按规划填报", "2.请选择填报数量、质量指标。", "3.设定指标值的依据。"}) {
        declaration.notes.push_back(on_page(4));
        declaration.notes.back().text = text;
    }
    CHECK(ListDoubts(declaration).concern("notes/0", declaration.notes[0]));
    CHECK_FALSE(ListDoubts(declaration).concern("notes/1", declaration.notes[1]));
    declaration.notes[1].text = "2.请选择填报数量、质量指标";
    CHECK_FALSE(ListDoubts(declaration).concern("notes/0", declaration.notes[0]));
}

// 2. had lost its dot: note 2 was taken for the end of note 1, and note 3 accepted as the second.
TEST_CASE("notes whose numbers do not follow each other are doubted") {
    const auto concerned = [](const std::vector<std::string>& texts) {
        Declaration declaration;
        for (const std::string& text : texts) {
            declaration.notes.push_back(on_page(4));
            declaration.notes.back().text = text;
        }
        return ListDoubts(declaration).concern("notes/1", on_page(4));
    };
    CHECK(concerned({"1.甲。2“乙”。", "3.丙。"}));
    CHECK_FALSE(concerned({"1.甲。", "2.乙。", "3.丙。"}));
    CHECK_FALSE(concerned({"注：甲。", "乙。"}));
}

TEST_CASE("a gap in the numbers casts doubt on its list, a gap in the goals on the indicators too") {
    const ListDoubts items(
        with_issue({"N3", Severity::warning, "", 1, std::nullopt, {"functions_overview/items/2/text"}}));
    CHECK(items.concern("functions_overview/items/9/text", on_page(1)));
    CHECK_FALSE(items.concern("indicators/0/value", on_page(1)));
    Declaration declaration = with_issue({"N2", Severity::warning, "", 2, std::nullopt, {"goals/1/text"}});
    CHECK(ListDoubts(declaration).concern("indicators/0/value", on_page(2)));
    // A worn 目标1 above a table whose rows are under no goal sent all of it to a person.
    declaration.indicators[0].goal.reset();
    CHECK_FALSE(ListDoubts(declaration).concern("indicators/0/value", on_page(2)));
    CHECK(ListDoubts(declaration).concern("goals/0/text", on_page(2)));
}

TEST_CASE("a guessed number casts doubt on its item, the one before and all behind, a proven one on nothing") {
    const auto with_number = [](Severity severity, const std::string& path) {
        return ListDoubts(with_issue({"inferred-number", severity, "", 1, std::nullopt, {path}}));
    };
    const ListDoubts guessed = with_number(Severity::warning, "functions_overview/items/4/text");
    CHECK_FALSE(guessed.concern("functions_overview/intro", on_page(1)));
    CHECK_FALSE(guessed.concern("functions_overview/items/2/text", on_page(1)));
    CHECK(guessed.concern("functions_overview/items/3/text", on_page(1)));
    CHECK(guessed.concern("functions_overview/items/12/text", on_page(1)));
    CHECK_FALSE(guessed.concern("annual_tasks/4/text", on_page(1)));
    const ListDoubts goals = with_number(Severity::warning, "goals/4/heading");
    CHECK(goals.concern("goals/0/text", on_page(1)));
    CHECK(goals.concern("indicators/0/value", on_page(1)));
    CHECK_FALSE(with_number(Severity::info, "annual_tasks/1/text").concern("annual_tasks/1/text", on_page(1)));
}

TEST_CASE("a heading far from its goal casts doubt, one nearly the same does not") {
    const std::vector<std::string> fields{"goals/0/text", "goals/0/heading"};
    CHECK(ListDoubts(with_issue({"T1", Severity::warning, "", 2, std::nullopt, fields}))
              .concern("indicators/0/name", on_page(2)));
    CHECK_FALSE(ListDoubts(with_issue({"T1", Severity::info, "", 2, std::nullopt, fields}))
                    .concern("indicators/0/name", on_page(2)));
}

TEST_CASE("a marker within an item casts doubt on its list: inner items were taken for the outer list's") {
    const auto with_task = [](const std::string& text) {
        Declaration declaration;
        declaration.annual_tasks.emplace_back();
        declaration.annual_tasks.back().text.emplace();
        declaration.annual_tasks.back().text->text = text;
        return declaration;
    };
    const ListDoubts torn(with_task("增强青少年体质,3.1.完成绿地养护。2.补植乔木。"));
    CHECK(torn.concern("annual_tasks/1/text", on_page(1)));
    CHECK_FALSE(torn.concern("functions_overview/items/0/text", on_page(1)));
    const ListDoubts whole(with_task("新建2.5公里水渠,打造1-2个示范点,合格率99%以上。"));
    CHECK_FALSE(whole.concern("annual_tasks/0/text", on_page(1)));
}

TEST_CASE("an item without the full stop that the others have is doubtful: copies lose it") {
    Declaration declaration;
    declaration.functions_overview.emplace();
    for (const std::string text : {"甲事项。", "乙事项。", "丙事项"}) {
        declaration.functions_overview->items.emplace_back();
        declaration.functions_overview->items.back().text.text = text;
    }
    const ListDoubts doubts(declaration);
    CHECK(doubts.concern("functions_overview/items/2/text", on_page(1)));
    CHECK_FALSE(doubts.concern("functions_overview/items/0/text", on_page(1)));
    declaration.functions_overview->items.erase(declaration.functions_overview->items.begin());
    declaration.functions_overview->items.front().text.text = "乙事项";  // a list without full stops
    CHECK_FALSE(ListDoubts(declaration).concern("functions_overview/items/1/text", on_page(1)));
}

TEST_CASE("a declaration without issues has no doubtful list") {
    CHECK_FALSE(ListDoubts(Declaration{}).concern("indicators/0/name", on_page(1)));
}
