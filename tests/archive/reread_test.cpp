// A document is read again: what people said stays, and comes back to them where the input under it changed.
#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("a correction goes with its place to another path, and what was read there does not come back") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    desk.read("title review 1 0 绩效目\nnotes/0 review 1 10 new\nnotes/1 review 1 20 5O\n");
    CHECK(desk.json() == "title review 1 0 绩效目\nnotes/0 review 1 10 new\nnotes/1 corrected 1 20 50\n");
    CHECK(desk.open_items() == "title review open\nnotes/0 review open\n");
    CHECK(desk.archive.counts().settled == 1);
    CHECK(desk.log("notes/1") == "1 notes/0 settled: 5O -> 50 (anna)\n2 notes/1 carried: 5O -> 50 (shenbao)\n");
    CHECK(desk.log("notes/0").empty());
    CHECK(desk.queue.undo(desk.edit("notes/1")).outcome == EditOutcome::done);
    CHECK(desk.json().ends_with("notes/1 review 1 20 5O\n"));
}

TEST_CASE("where the new reading is what the person wrote, or what they saw, the correction stands silently") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    for (const char* read : {"50", "5O", "50"}) {
        desk.read("title review 1 0 绩效目\nnotes/0 accepted 1 20 " + std::string(read) + "\n");
        CHECK(desk.json().ends_with("notes/0 corrected 1 20 50\n"));
        CHECK(desk.open_items() == "title review open\n");
    }
}

TEST_CASE("what is read otherwise under a correction comes back with both versions, until somebody settles it") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    for (int i = 0; i < 2; ++i) {  // reading it once more settles nothing
        desk.read("notes/0 accepted 1 20 60\n");
        CHECK(desk.open_items() == "notes/0 conflict open\n");
        const auto item = desk.queue.find(desk.key("notes/0"));
        REQUIRE(item);
        CHECK(item->text == "50");
        CHECK(item->read == "60");
        CHECK(desk.json() == "notes/0 review 1 20 50\n");
        CHECK(desk.archive.counts().conflicts == 1);
        CHECK(desk.archive.counts().review_declarations == 1);
    }
    CHECK(desk.queue.settle(desk.edit("notes/0", "ben"), "60").outcome == EditOutcome::done);
    CHECK(desk.open_items().empty());
    CHECK(desk.archive.counts().conflicts == 0);
    desk.read("notes/0 accepted 1 20 60\n");
    CHECK(desk.json() == "notes/0 corrected 1 20 60\n");
    CHECK(desk.open_items().empty());
}

TEST_CASE("a conflict is over by itself when a later reading is again what the person saw") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    desk.read("notes/0 accepted 1 20 60\n");
    desk.read("notes/0 accepted 1 20 5O\n");
    CHECK(desk.open_items().empty());
    CHECK(desk.json() == "notes/0 corrected 1 20 50\n");
}

TEST_CASE("a correction whose place is gone is not dropped: a person sees it, and it may come back") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    desk.read("title accepted 1 0 绩效目\n");
    CHECK(desk.open_items() == "lost/1 conflict open\n");
    CHECK(desk.queue.find(desk.key("lost/1"))->text == "50");
    CHECK(desk.archive.counts().review_declarations == 1);
    CHECK(desk.json() == "title accepted 1 0 绩效目\n");
    SECTION("found again") {
        desk.read(kTwo);
        CHECK(desk.json() == "title review 1 0 绩效目\nnotes/0 corrected 1 20 50\nphone accepted 2 0 021\n");
        CHECK(desk.open_items() == "title review open\n");
    }
    SECTION("lost once more, and in a reading without any declaration") {
        desk.archive.read_again(hash_of('a'));
        REQUIRE(desk.archive.finish(must_lease(desk.archive), {{}, 2, 10, "test"}, &desk.reviser));
        CHECK(desk.open_items() == "lost/2 conflict open\n");
    }
    SECTION("seen by a person") {
        CHECK(desk.queue.undo(desk.edit("lost/1")).outcome == EditOutcome::nothing_to_undo);
        CHECK(desk.queue.settle(desk.edit("lost/1"), "").outcome == EditOutcome::done);
        CHECK(desk.open_items().empty());
        CHECK(desk.archive.counts().review_declarations == 0);
        desk.read("title accepted 1 0 绩效目\n");
        CHECK(desk.open_items().empty());
    }
}

TEST_CASE("what was undone is not carried over, and what was postponed is asked about anew") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    desk.queue.undo(desk.edit("notes/0"));
    desk.queue.postpone(desk.edit("title"));
    desk.read(kTwo);
    CHECK(desk.json() == kTwo);
    CHECK(desk.open_items() == "title review open\nnotes/0 review open\n");
}

TEST_CASE("a reading that fails leaves declaration and corrections as they are") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    desk.archive.read_again(hash_of('a'));
    CHECK(desk.archive.fail(must_lease(desk.archive), "no form"));
    CHECK(desk.json().find("notes/0 corrected 1 20 50") != std::string::npos);
    desk.read(kTwo);
    CHECK(desk.json().find("notes/0 corrected 1 20 50") != std::string::npos);
}

TEST_CASE(
    "corrections are never dropped for want of somebody who can carry them: that is a bug, and the lease stays") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    desk.archive.read_again(hash_of('a'));
    const Lease lease = must_lease(desk.archive);
    CHECK_THROWS_AS(desk.archive.finish(lease, {{LineReviser::read(kTwo)}, 2, 10, "test"}), std::logic_error);
    CHECK(desk.archive.renew(lease, milliseconds(1)));
    CHECK(desk.archive.counts().versions == 1);
}

TEST_CASE("what a person wrote is the answer to a check in a later reading, too") {
    Desk desk;
    desk.queue.settle(desk.edit("notes/0"), "50");
    desk.queue.settle(desk.edit("title"), "绩效目");
    desk.read("title audit 1 0 绩效目\nnotes/0 audit 1 20 5O\nphone audit 2 0 021\n");
    CHECK(desk.open_items() == "phone review open\n");
    CHECK(desk.archive.counts().audited == 2);
    CHECK(desk.archive.counts().audited_wrong == 1);
}
