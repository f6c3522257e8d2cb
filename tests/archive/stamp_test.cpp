// What was parsed is found again by the stamp of its text: one stamp for two texts would show people what was
// there before.
#include <map>
#include <set>

#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// Stamps with the texts that were given out under them.
struct Told {
    std::map<std::string, std::string> texts;
    std::string look(const Desk& desk, char letter = 'a', int number = 1) {
        const std::string stamp = desk.archive.find_stamp(hash_of(letter), number).value_or("none");
        const std::string text = desk.archive.find_declaration(hash_of(letter), number).value_or("");
        CHECK(texts.try_emplace(stamp, text).first->second == text);
        return stamp;
    }
};

}  // namespace

TEST_CASE("the stamp of a declaration is another one with every text, and the same while nothing is said") {
    Desk desk;
    Told seen;
    const std::string read = seen.look(desk);
    CHECK(seen.look(desk) == read);
    std::set<std::string> stamps{read};
    const auto is_new = [&] { return stamps.insert(seen.look(desk)).second; };
    REQUIRE(desk.queue.settle(desk.edit("title"), "u").outcome == EditOutcome::done);
    CHECK(is_new());
    CHECK(seen.look(desk) == seen.look(desk));
    REQUIRE(desk.queue.settle(desk.edit("title"), "v").outcome == EditOutcome::done);
    CHECK(is_new());
    REQUIRE(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::done);
    CHECK(is_new());  // though it says what it said before
    REQUIRE(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::done);
    CHECK(is_new());
    REQUIRE(desk.queue.settle(desk.edit("title"), "w").outcome == EditOutcome::done);
    CHECK(is_new());
    desk.read("title review 1 0 x\nnotes/0 review 1 20 5O\n");  // carries what was settled
    CHECK(is_new());
    desk.read(kTwo);
    CHECK(is_new());
}

TEST_CASE(
    "declarations of one document and of several have stamps of their own; where there is none there is none") {
    Desk desk;
    add(desk.archive, 'b', "/b.pdf");
    const NewDeclaration one = LineReviser::read(kTwo), other = LineReviser::read("title review 1 0 other\n");
    REQUIRE(desk.archive.finish(must_lease(desk.archive), {{one, other}, 1, 10, "test"}, &desk.reviser));
    Told seen;
    const std::set stamps{seen.look(desk), seen.look(desk, 'b', 1), seen.look(desk, 'b', 2)};
    CHECK(stamps.size() == 3);
    CHECK_FALSE(desk.archive.find_stamp(hash_of('b'), 3));
    CHECK_FALSE(desk.archive.find_stamp(hash_of('c'), 1));
    REQUIRE(desk.queue.settle({{hash_of('b'), 2, "title"}, {1, 0}, "anna"}, "u").outcome == EditOutcome::done);
    CHECK_FALSE(stamps.contains(seen.look(desk, 'b', 2)));
    CHECK(stamps.contains(seen.look(desk)));
}
