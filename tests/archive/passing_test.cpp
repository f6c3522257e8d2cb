// Comments, and fields that one person passes on to another.
#include "pipeline/archive/users.hpp"
#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

struct PassingDesk : Desk {
    PassingDesk() {
        Users users(archive);
        for (const char* name : {"anna", "ben"}) REQUIRE(users.add({name, UserRole::reviewer, "$", 0}, "root"));
    }
    [[nodiscard]] std::string queue_of(const std::string& person) const {
        ItemFilter filter;
        filter.person = person;
        std::string paths;
        for (const ReviewItem& item : queue.items(filter)) paths += item.key.path + " ";
        return paths;
    }
};

}  // namespace

TEST_CASE("a field that is passed on comes first with that person and last with others, until it is settled") {
    PassingDesk desk;
    Edit edit = desk.edit("notes/0", "anna");
    edit.comment = "is that a seal?";
    CHECK(desk.queue.pass_on(edit, "ben").outcome == EditOutcome::done);
    CHECK(desk.queue_of("ben") == "notes/0 title ");
    CHECK(desk.queue_of("anna") == "title notes/0 ");
    CHECK(desk.queue.find(desk.key("notes/0"))->passed_to == "ben");
    CHECK(desk.queue.find(desk.key("notes/0"))->state == ItemState::open);
    CHECK(desk.queue.postpone(desk.edit("title", "anna")).outcome == EditOutcome::done);
    CHECK(desk.queue_of("anna") == "title notes/0 ");
    const auto line = desk.queue.history(desk.key("notes/0")).front();
    CHECK(line.action == LogAction::passed);
    CHECK(line.passed_to == "ben");
    CHECK(line.who == "anna");
    CHECK(line.text_after == "5O");
    const auto comments = desk.queue.comments(desk.key("notes/0"));
    REQUIRE(comments.size() == 1);
    CHECK(comments[0].text == "is that a seal?");
    CHECK(comments[0].who == "anna");
    CHECK(comments[0].at_ms == desk.files.now());
    CHECK(desk.json() == kTwo);
    CHECK(desk.queue.settle(desk.edit("notes/0", "ben"), "50").outcome == EditOutcome::done);
    CHECK(desk.queue.find(desk.key("notes/0"))->passed_to.empty());
}

TEST_CASE("a part of a person's queue, and what is leased of it, are of the same order as all of it") {
    PassingDesk desk;
    std::string json;
    for (int i = 10; i < 16; ++i)
        json += "notes/" + std::to_string(i) + " review 1 " + std::to_string(10 * i) + " x\n";
    desk.read(json);
    for (const char* path : {"notes/13", "notes/15"})
        CHECK(desk.queue.pass_on(desk.edit(path, "anna"), "ben").outcome == EditOutcome::done);
    CHECK(desk.queue.pass_on(desk.edit("notes/11", "ben"), "anna").outcome == EditOutcome::done);
    const std::string all = "notes/13 notes/15 notes/10 notes/12 notes/14 notes/11 ";
    CHECK(desk.queue_of("ben") == all);
    ItemFilter filter;
    filter.person = "ben";
    for (int most = 1; most < 8; ++most) {
        std::string paths;
        filter.most = most;
        for (filter.first = 0; filter.first < 9; filter.first += most)
            for (const ReviewItem& item : desk.queue.items(filter)) paths += item.key.path + " ";
        CHECK(paths == all);
    }
    CHECK(desk.queue.count(filter) == 6);
    filter = {};
    filter.person = "ben";
    std::string leased;
    for (const ReviewItem& item : desk.queue.lease_ahead(filter, 3, {}, "ben#1", milliseconds(1000)).leased)
        leased += item.key.path + " ";
    CHECK(leased == "notes/13 notes/15 notes/10 ");
    CHECK(desk.queue.lease_next(filter, "ben#2", milliseconds(1000))->key.path == "notes/12");
}

TEST_CASE("what is passed on can be taken back, put off, or passed on to the next one") {
    PassingDesk desk;
    CHECK(desk.queue.pass_on(desk.edit("notes/0"), "ben").outcome == EditOutcome::done);
    CHECK(desk.queue.pass_on(desk.edit("notes/0", "ben"), "anna").outcome == EditOutcome::done);
    CHECK(desk.queue_of("anna") == "notes/0 title ");
    CHECK(desk.queue.undo(desk.edit("notes/0", "ben")).outcome == EditOutcome::done);
    CHECK(desk.queue_of("ben") == "notes/0 title ");
    CHECK(desk.queue.postpone(desk.edit("notes/0", "ben")).outcome == EditOutcome::done);
    CHECK(desk.queue.find(desk.key("notes/0"))->passed_to.empty());
    CHECK(desk.open_items() == "title review open\nnotes/0 review postponed\n");
}

TEST_CASE("a field is passed on to users only, and not to who keyed it already") {
    PassingDesk desk;
    CHECK(desk.queue.pass_on(desk.edit("notes/0"), "nobody").outcome == EditOutcome::no_such_user);
    CHECK(desk.queue.pass_on(desk.edit("notes/0"), "").outcome == EditOutcome::no_such_user);
    CHECK(desk.log().empty());
    ReviewQueue twice(desk.archive, desk.reviser, {"text"});
    CHECK(twice.settle(desk.edit("notes/0", "anna"), "50").outcome == EditOutcome::done);
    CHECK(twice.pass_on(desk.edit("notes/0", "ben"), "anna").outcome == EditOutcome::keyed_already);
    CHECK(twice.pass_on(desk.edit("notes/0", "anna"), "ben").outcome == EditOutcome::done);
    CHECK(desk.queue_of("ben") == "notes/0 title ");
    CHECK(desk.queue_of("anna") == "title ");
    CHECK(twice.settle(desk.edit("notes/0", "ben"), "50").outcome == EditOutcome::done);
    CHECK(desk.queue_of("carl") == "title ");
}

TEST_CASE("also a field that nobody asked about is passed on, and one that was settled") {
    PassingDesk desk;
    CHECK(desk.queue.pass_on(desk.edit("phone", "anna"), "ben").outcome == EditOutcome::done);
    CHECK(desk.queue_of("ben") == "phone title notes/0 ");
    CHECK(desk.queue.settle(desk.edit("notes/0", "anna"), "50").outcome == EditOutcome::done);
    CHECK(desk.queue.pass_on(desk.edit("notes/0", "anna"), "ben").outcome == EditOutcome::done);
    CHECK(desk.queue.find(desk.key("notes/0"))->state == ItemState::open);
    CHECK(desk.queue.find(desk.key("notes/0"))->text == "50");
    CHECK(desk.json().find("notes/0 corrected 1 20 50\n") != std::string::npos);
}

TEST_CASE("a check that is passed on stays a check") {
    PassingDesk desk;
    desk.read("title audit 1 0 绩效目标\nnotes/0 review 1 20 5O\n");
    CHECK(desk.queue.pass_on(desk.edit("title", "anna"), "ben").outcome == EditOutcome::done);
    CHECK(desk.queue.unsettled_checks(hash_of('a'), 1) == std::vector<std::string>{"title"});
    CHECK(desk.queue_of("ben") == "title notes/0 ");
    CHECK(desk.queue.settle(desk.edit("notes/0", "anna"), "50").outcome == EditOutcome::done);
    CHECK(desk.queue_of("ben") == "title ");  // still his after another change of the filing
    CHECK(desk.queue.find(desk.key("title"))->passed_to == "ben");
}

TEST_CASE("a comment changes nothing, is no state that others clash with, and undo leaves it") {
    PassingDesk desk;
    const Edit early = desk.edit("notes/0", "ben");
    Edit comment = desk.edit("notes/0", "anna");
    comment.comment = "see page 2";
    CHECK(desk.queue.settle(desk.edit("title", "anna"), "t").outcome == EditOutcome::done);
    CHECK(desk.queue.comment(comment).outcome == EditOutcome::done);
    CHECK(desk.queue.find(desk.key("notes/0"))->seen == early.seen);
    CHECK(desk.queue.undo(desk.edit("notes/0", "anna")).outcome == EditOutcome::nothing_to_undo);
    CHECK(desk.queue.settle(early, "50").outcome == EditOutcome::done);
    CHECK(desk.queue.undo(desk.edit("notes/0", "ben")).outcome == EditOutcome::done);
    CHECK(desk.log("notes/0") ==
          "1 notes/0 commented: 5O -> 5O (anna)\n1 notes/0 settled: 5O -> 50 (ben)\n"
          "1 notes/0 undone: 50 -> 5O (ben)\n");
    CHECK(desk.queue.comments(desk.key("notes/0")).size() == 1);
    CHECK(desk.queue.comment({desk.key("nothing"), {1, 0}, "anna", "x"}).outcome == EditOutcome::unknown);
}

TEST_CASE("a reviewer takes back only what that person said, a supervisor what anybody said") {
    PassingDesk desk;
    CHECK(desk.queue.settle(desk.edit("notes/0", "anna"), "50").outcome == EditOutcome::done);
    Edit ben = desk.edit("notes/0", "ben");
    ben.role = UserRole::reviewer;
    CHECK(desk.queue.undo(ben).outcome == EditOutcome::not_yours);
    CHECK(desk.json().find("corrected") != std::string::npos);
    ben.role = UserRole::supervisor;
    CHECK(desk.queue.undo(ben).outcome == EditOutcome::done);
    CHECK(desk.queue.settle(desk.edit("notes/0", "anna"), "50").outcome == EditOutcome::done);
    Edit anna = desk.edit("notes/0", "anna");
    anna.role = UserRole::reviewer;
    CHECK(desk.queue.undo(anna).outcome == EditOutcome::done);
}
