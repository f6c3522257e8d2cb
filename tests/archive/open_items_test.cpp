// How much is left is a sum that is kept with each document: counting 100,000 items takes as long as a change
// does.
#include "pipeline/archive/users.hpp"
#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// As kept, once it was compared with what there is.
long left(const Desk& desk) {
    ItemFilter all;
    all.most = 1000;
    CHECK(desk.queue.count() == static_cast<long>(desk.queue.items(all).size()));
    return desk.queue.count();
}

}  // namespace

TEST_CASE("what is open is counted with each change: settled, put off, taken back, passed on, commented") {
    Desk desk("title review 1 0 t\nnotes/0 review 1 20 5O\nrule accepted 1 40 none\nphone accepted 2 0 021\n");
    REQUIRE(Users(desk.archive).add({"ben", UserRole::reviewer, "$", 0}, "root"));
    CHECK(left(desk) == 2);
    REQUIRE(desk.queue.settle(desk.edit("title"), "u").outcome == EditOutcome::done);
    CHECK(left(desk) == 1);
    REQUIRE(desk.queue.settle(desk.edit("title"), "v").outcome == EditOutcome::done);  // once more
    CHECK(left(desk) == 1);
    REQUIRE(desk.queue.postpone(desk.edit("notes/0")).outcome == EditOutcome::done);
    CHECK(left(desk) == 1);
    REQUIRE(desk.queue.comment({desk.key("notes/0"), {}, "anna", "why"}).outcome == EditOutcome::done);
    CHECK(left(desk) == 1);
    REQUIRE(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::done);
    CHECK(left(desk) == 1);
    REQUIRE(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::done);
    CHECK(left(desk) == 2);
    REQUIRE(desk.queue.settle(desk.edit("rule"), "phone").outcome == EditOutcome::done);  // asks for another field
    CHECK(left(desk) == 3);
    REQUIRE(desk.queue.undo(desk.edit("rule")).outcome == EditOutcome::done);  // and closes it
    CHECK(left(desk) == 2);
    REQUIRE(desk.queue.pass_on(desk.edit("phone"), "ben").outcome == EditOutcome::done);  // nobody asked about it
    CHECK(left(desk) == 3);
}

TEST_CASE("what somebody keyed for another to key is left, but not for that somebody") {
    Desk desk;
    ReviewQueue twice(desk.archive, desk.reviser, {"text"});
    REQUIRE(twice.settle(desk.edit("title", "anna"), "a").outcome == EditOutcome::done);
    CHECK(left(desk) == 2);
    ItemFilter annas;
    annas.person = "anna";
    CHECK(twice.count(annas) == 1);
    REQUIRE(twice.settle(desk.edit("title", "ben"), "a").outcome == EditOutcome::done);
    CHECK(left(desk) == 1);
}

TEST_CASE("a later reading begins anew, and what several documents have is added up") {
    Desk desk;
    add(desk.archive, 'b', "/b.pdf");
    REQUIRE(
        desk.archive.finish(must_lease(desk.archive), {{LineReviser::read(kTwo)}, 1, 10, "test"}, &desk.reviser));
    CHECK(left(desk) == 4);
    REQUIRE(desk.queue.settle(desk.edit("title"), "u").outcome == EditOutcome::done);
    CHECK(left(desk) == 3);
    desk.read("notes/0 review 1 20 5O\nphone review 2 0 021\nx review 2 50 x\n");  // the place of `title` is gone
    CHECK(left(desk) == 6);
    desk.archive.read_again(hash_of('a'));
    REQUIRE(desk.archive.finish(must_lease(desk.archive), {{}, 1, 10, "test"}, &desk.reviser));
    CHECK(left(desk) == 3);  // the lost correction, and the other document
}

TEST_CASE("with a filter they are counted one by one") {
    Desk desk("title review 1 0 t\nnotes/0 review 1 20 5O\n");
    add(desk.archive, 'b', "/b.pdf");
    REQUIRE(
        desk.archive.finish(must_lease(desk.archive), {{LineReviser::read(kTwo)}, 1, 10, "test"}, &desk.reviser));
    const auto check = [&](std::string ItemFilter::*part, const std::string& word, long wanted) {
        ItemFilter filter;
        filter.*part = word;
        CHECK(desk.queue.count(filter) == wanted);
        CHECK(static_cast<long>(desk.queue.items(filter).size()) == wanted);
    };
    check(&ItemFilter::sha256, hash_of('a'), 2);
    check(&ItemFilter::kind, "text", 4);
    check(&ItemFilter::kind, "amount", 0);
    check(&ItemFilter::rule, "A1", 4);
    check(&ItemFilter::department, "x", 0);
    check(&ItemFilter::reason, "review", 4);
    check(&ItemFilter::reason, "issue", 0);
    REQUIRE(desk.queue.settle(desk.edit("title"), "u").outcome == EditOutcome::done);
    ItemFilter settled_too;
    settled_too.settled_too = true;
    CHECK(desk.queue.count(settled_too) == 4);
    CHECK(desk.queue.count() == 3);
}
