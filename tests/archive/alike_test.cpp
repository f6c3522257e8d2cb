// Readings that are looked at together.
#include "pipeline/archive/users.hpp"
#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::string notes(int first, int count, const std::string& text) {
    std::string json;
    for (int i = first; i < first + count; ++i)
        json += "notes/" + std::to_string(i) + " review 1 " + std::to_string(10 * i) + " " + text + "\n";
    return json;
}

// "text 100% 5 of 5; text - 3 of 3": kind, text, items here, of how many.
std::string dump(const ReviewQueue::Sheets& found) {
    std::string all = std::to_string(found.groups) + ":";
    for (const AlikeSheet& sheet : found.sheets)
        all += " " + sheet.kind + " " + sheet.text.value_or("-") + " " + std::to_string(sheet.items.size()) + "/" +
               std::to_string(sheet.count);
    return all;
}

}  // namespace

TEST_CASE("what many say comes first, the most frequent one in front; what few say shares a sheet") {
    Desk desk(notes(10, 4, "100%") + notes(20, 3, "95%") + notes(30, 6, "产出指标") + notes(40, 2, "x"));
    CHECK(dump(desk.queue.sheets({}, 0, 9)) == "2: text 产出指标 6/6 text 100% 4/4 text - 5/5");
    CHECK(dump(desk.queue.sheets({}, 1, 9)) == "2: text 100% 4/4 text - 5/5");
    CHECK(dump(desk.queue.sheets({}, 0, 1)) == "2: text 产出指标 6/6");
    CHECK(dump(desk.queue.sheets({}, 2, 9)) == "2: text - 5/5");
    CHECK(dump(desk.queue.sheets({}, 3, 9)) == "2:");
    const auto last = desk.queue.sheets({}, 2, 1).sheets[0];
    CHECK(last.items[0].text == "95%");  // those that read alike stand side by side
    CHECK(last.items[2].text == "95%");
    CHECK(last.items[3].text == "x");
}

TEST_CASE("a sheet holds what a screen shows, of different readings fewer, and one kind") {
    NewDeclaration many = LineReviser::read(notes(100, 70, "a"));
    Desk desk(notes(10, 1, "n"));
    for (int i = 0; i < 25; ++i) many.review[static_cast<std::size_t>(i)].text = "b" + std::to_string(i);
    for (int i = 0; i < 3; ++i) many.review[static_cast<std::size_t>(i)].kind = "name";
    add(desk.archive, 'b', "/b.pdf");
    REQUIRE(desk.archive.finish(must_lease(desk.archive), {{many}, 1, 10, "test"}, &desk.reviser));
    CHECK(dump(desk.queue.sheets({}, 0, 9)) == "1: text a 45/45 name - 3/3 text - 20/20 text - 3/3");
    ItemFilter filter;
    filter.kind = "name";
    CHECK(dump(desk.queue.sheets(filter, 0, 9)) == "0: name - 3/3");
    filter = {};
    filter.sha256 = hash_of('a');
    CHECK(dump(desk.queue.sheets(filter, 0, 9)) == "0: text - 1/1");
}

TEST_CASE("the least sure of a group stand in front") {
    NewDeclaration five = LineReviser::read(notes(10, 5, "a"));
    for (std::size_t i = 0; i < 5; ++i) five.review[i].confidence = 0.9 - 0.1 * static_cast<double>(i);
    Desk desk("title accepted 1 0 t\n");
    add(desk.archive, 'b', "/b.pdf");
    REQUIRE(desk.archive.finish(must_lease(desk.archive), {{five}, 1, 10, "test"}, &desk.reviser));
    const auto sheet = desk.queue.sheets({}, 0, 1).sheets.at(0);
    CHECK(sheet.items.front().key.path == "notes/14");
    CHECK(sheet.items.back().key.path == "notes/10");
}

TEST_CASE("conflicts, what is put off or settled, and long readings are on no sheet; checks are, like others") {
    const std::string longer(41, 'x');
    Desk desk("title audit 1 0 t\n" + notes(10, 5, "a") + notes(20, 1, longer) + notes(30, 1, "c"));
    CHECK(dump(desk.queue.sheets({}, 0, 9)) == "1: text a 5/5 text - 2/2");
    desk.queue.settle(desk.edit("notes/10"), "a");
    desk.queue.postpone(desk.edit("notes/30"));
    CHECK(dump(desk.queue.sheets({}, 0, 9)) == "1: text a 4/4 text - 1/1");
    desk.queue.settle(desk.edit("notes/11"), "b");
    CHECK(dump(desk.queue.sheets({}, 0, 9)) == "0: text - 4/4");
}

TEST_CASE("what somebody keyed, blind for the next one, and what was passed on are on no sheet") {
    Desk desk(notes(10, 5, "a") + notes(30, 2, "c"));
    REQUIRE(Users(desk.archive).add({"ben", UserRole::reviewer, "$", 0}, "root"));
    ReviewQueue twice(desk.archive, desk.reviser, {"text"});
    ItemFilter bens;
    bens.person = "ben";
    CHECK(dump(twice.sheets(bens, 0, 9)) == "1: text a 5/5 text - 2/2");
    CHECK(twice.settle(desk.edit("notes/10", "anna"), "a").outcome == EditOutcome::done);
    CHECK(twice.settle(desk.edit("notes/30", "anna"), "c").outcome == EditOutcome::done);
    CHECK(dump(twice.sheets({}, 0, 9)) == "1: text a 4/4 text - 1/1");
    CHECK(dump(twice.sheets(bens, 0, 9)) == "1: text a 4/4 text - 1/1");
    CHECK(desk.queue.pass_on(desk.edit("notes/11", "anna"), "ben").outcome == EditOutcome::done);
    CHECK(dump(twice.sheets(bens, 0, 9)) == "0: text - 4/4");
}
