// What people say about what was read: kept, applied, taken back, and never over what somebody else said.
#include <sys/wait.h>

#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("a correction stands in the declaration, closes its item and says who, when and on what it was made") {
    Desk desk;
    CHECK(desk.open_items() == "title review open\nnotes/0 review open\n");
    Edit edit = desk.edit("notes/0");
    edit.comment = "a nought";
    desk.files.pass(milliseconds(5));
    const EditResult result = desk.queue.settle(edit, "50");
    CHECK(result.outcome == EditOutcome::done);
    CHECK(result.now == Seen{1, 1});
    CHECK(desk.json() == "title review 1 0 绩效目\nnotes/0 corrected 1 20 50\nphone accepted 2 0 021\n");
    CHECK(desk.open_items() == "title review open\n");
    CHECK(desk.archive.counts().review() == 1);
    CHECK(desk.archive.counts().settled == 1);
    CHECK(desk.archive.counts().review_declarations == 1);
    const auto lines = desk.queue.history(hash_of('a'));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text_before == "5O");
    CHECK(lines[0].text_after == "50");
    CHECK(lines[0].who == "anna");
    CHECK(lines[0].comment == "a nought");
    CHECK(lines[0].at_ms == desk.files.now());
    CHECK(lines[0].of.page == 1);
    CHECK(lines[0].of.bbox == Box{20, 0, 30, 10});
    CHECK(lines[0].of.read == "5O");
    std::string given;
    desk.archive.visit_declarations([&](const std::string& json) { given += json; });
    CHECK(given == desk.json());
}

TEST_CASE("a filing is done when nothing of it is open") {
    Desk desk;
    CHECK(desk.queue.settle(desk.edit("notes/0"), "50").outcome == EditOutcome::done);
    CHECK(desk.archive.counts().review_declarations == 1);
    CHECK(desk.queue.settle(desk.edit("title"), "绩效目").outcome == EditOutcome::done);  // right as it was read
    CHECK(desk.open_items().empty());
    CHECK(desk.archive.counts().review_declarations == 0);
    CHECK(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::done);
    CHECK(desk.archive.counts().review_declarations == 1);
}

TEST_CASE("no line of the log can be changed or removed, whoever tries") {
    Desk desk;
    desk.queue.settle(desk.edit("title"), "one");
    soci::session session;
    desk.files.connect(session);
    CHECK_THROWS_WITH(session << "UPDATE corrections SET text_after = 'two'", Catch::Contains("only added to"));
    CHECK_THROWS_WITH(session << "DELETE FROM corrections", Catch::Contains("only added to"));
    CHECK(desk.log() == "1 title settled: 绩效目 -> one (anna)\n");
}

TEST_CASE("undo is one more line of the log and takes back the last one that stands") {
    Desk desk;
    CHECK(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::nothing_to_undo);
    desk.queue.settle(desk.edit("title"), "one");
    desk.queue.settle(desk.edit("title", "ben"), "two");
    CHECK(desk.queue.undo(desk.edit("title", "carl")).outcome == EditOutcome::done);
    CHECK(desk.json().starts_with("title corrected 1 0 one\n"));
    CHECK(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::done);
    CHECK(desk.json() == kTwo);
    CHECK(desk.open_items() == "title review open\nnotes/0 review open\n");
    CHECK(desk.log() ==
          "1 title settled: 绩效目 -> one (anna)\n1 title settled: one -> two (ben)\n"
          "1 title undone: two -> one (carl)\n1 title undone: one -> 绩效目 (anna)\n");
}

TEST_CASE("a change on an earlier state is refused with both versions, and nothing of it is kept") {
    Desk desk;
    const Edit early = desk.edit("title", "late");
    desk.queue.settle(desk.edit("title", "anna"), "hers");
    const EditResult refused = desk.queue.settle(early, "his");
    CHECK(refused.outcome == EditOutcome::clash);
    CHECK(refused.yours.text == "his");
    CHECK(refused.yours.who == "late");
    CHECK(refused.theirs.text == "hers");
    CHECK(refused.theirs.who == "anna");
    CHECK(desk.queue.postpone(early).outcome == EditOutcome::clash);
    CHECK(desk.queue.undo(early).outcome == EditOutcome::clash);
    CHECK(desk.queue.history(hash_of('a')).size() == 1);
    Edit again = early;
    again.seen = refused.now;
    CHECK(desk.queue.settle(again, "his").outcome == EditOutcome::done);
    CHECK(desk.json().starts_with("title corrected 1 0 his\n"));
}

TEST_CASE("a document that was read again meanwhile is another state, too") {
    Desk desk;
    const Edit early = desk.edit("title");
    desk.read(kTwo);
    const EditResult refused = desk.queue.settle(early, "mine");
    CHECK(refused.outcome == EditOutcome::clash);
    CHECK(refused.theirs.text == "绩效目");
    CHECK(refused.theirs.who.empty());
    CHECK(refused.now == Seen{2, 0});
}

TEST_CASE("any field can be corrected, also one that nobody asked about; what is no field is unknown") {
    Desk desk;
    CHECK(desk.queue.settle(desk.edit("phone"), "0212").outcome == EditOutcome::done);
    CHECK(desk.json().ends_with("phone corrected 2 0 0212\n"));
    CHECK(desk.queue.settle({{hash_of('a'), 1, "nothing"}, {1, 0}, "anna"}, "x").outcome == EditOutcome::unknown);
    CHECK(desk.queue.settle({{hash_of('a'), 2, "title"}, {1, 0}, "anna"}, "x").outcome == EditOutcome::unknown);
    CHECK(desk.queue.settle({{hash_of('b'), 1, "title"}, {1, 0}, "anna"}, "x").outcome == EditOutcome::unknown);
    CHECK(desk.queue.undo(desk.edit("phone")).outcome == EditOutcome::done);
    CHECK(desk.json() == kTwo);
    CHECK(desk.open_items() == "title review open\nnotes/0 review open\n");
}

TEST_CASE("what is postponed stays to be done, behind all others, and can be taken back") {
    Desk desk;
    CHECK(desk.queue.postpone(desk.edit("title")).outcome == EditOutcome::done);
    CHECK(desk.open_items() == "notes/0 review open\ntitle review postponed\n");
    CHECK(desk.archive.counts().review() == 2);
    CHECK(desk.json() == kTwo);
    CHECK(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::done);
    CHECK(desk.open_items() == "title review open\nnotes/0 review open\n");
    desk.queue.postpone(desk.edit("title"));
    CHECK(desk.queue.settle(desk.edit("title"), "done").outcome == EditOutcome::done);
    CHECK(desk.open_items() == "notes/0 review open\n");
}

TEST_CASE("what the rules find after a correction is asked about, and no longer once it is undone") {
    Desk desk("rule review 1 0 -\nphone accepted 1 20 021\n");
    CHECK(desk.open_items() == "rule review open\n");
    desk.queue.settle(desk.edit("rule"), "phone");
    CHECK(desk.open_items() == "phone review open\n");
    desk.queue.undo(desk.edit("rule"));
    CHECK(desk.open_items() == "rule review open\n");
    CHECK(desk.archive.counts().review() == 1);
}

TEST_CASE("an item is leased to one until its time is over; others get the next one") {
    Desk desk;
    const auto first = desk.queue.lease_next({}, "anna", milliseconds(1000));
    const auto second = desk.queue.lease_next({}, "ben", milliseconds(1000));
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->key.path == "title");
    CHECK(second->key.path == "notes/0");
    CHECK_FALSE(desk.queue.lease_next({}, "carl", milliseconds(1000)));
    CHECK(desk.queue.lease_next({}, "anna", milliseconds(1000))->key.path == "title");  // hers is still hers
    CHECK_FALSE(desk.queue.lease(first->key, "carl", milliseconds(1000)));
    CHECK(desk.queue.find(first->key)->lease_owner == "anna");
    desk.queue.give_back(first->key, "ben");
    CHECK(desk.queue.find(first->key)->lease_owner == "anna");
    desk.queue.give_back(first->key, "anna");
    CHECK(desk.queue.lease_next({}, "carl", milliseconds(1000))->key.path == "title");
    desk.files.pass(milliseconds(1000));
    CHECK(desk.queue.find(first->key)->lease_owner.empty());
    CHECK(desk.queue.lease(second->key, "dora", milliseconds(1000)));
    CHECK(desk.queue.settle(desk.edit("notes/0", "dora"), "50").outcome == EditOutcome::done);
    CHECK(desk.queue.find(second->key)->lease_owner.empty());
}

TEST_CASE("items are found by document, kind, rule, department and reason, in the order asked for") {
    Desk desk("title review 1 5 t\ndepartment accepted 1 50 水务局\nnotes/0 review 1 0 n\n");
    add(desk.archive, 'b', "/b.pdf");
    NewDeclaration other = LineReviser::read("phone review 1 0 021\n");
    other.review[0].kind = "phone";
    other.review[0].confidence = 0.1;
    other.review[0].rules = {"P1", "A10"};
    REQUIRE(desk.archive.finish(must_lease(desk.archive), {{other}, 1, 10, "test"}, &desk.reviser));
    const auto paths = [&](const ItemFilter& filter) {
        std::string all;
        for (const ReviewItem& item : desk.queue.items(filter)) all += item.key.path + " ";
        CHECK(desk.queue.count(filter) == static_cast<long>(std::count(all.begin(), all.end(), ' ')));
        return all;
    };
    CHECK(paths({}) == "notes/0 title phone ");
    ItemFilter filter;
    filter.order = ItemOrder::least_confidence;
    CHECK(paths(filter) == "phone notes/0 title ");
    filter.order = ItemOrder::newest;
    CHECK(paths(filter) == "phone notes/0 title ");
    filter.sha256 = hash_of('a');
    CHECK(paths(filter) == "notes/0 title ");
    filter = {};
    filter.kind = "phone";
    CHECK(paths(filter) == "phone ");
    filter = {};
    filter.rule = "A1";  // not A10
    CHECK(paths(filter) == "notes/0 title ");
    filter = {};
    filter.department = "水务局";
    CHECK(paths(filter) == "notes/0 title ");
    filter.reason = "audit";
    CHECK(paths(filter).empty());
    desk.queue.settle(desk.edit("title"), "t");
    filter = {};
    filter.settled_too = true;
    CHECK(paths(filter) == "notes/0 title phone ");
    filter.first = 1;
    filter.most = 1;
    CHECK(desk.queue.items(filter).front().key.path == "title");
    const ReviewItem item = desk.queue.items(filter).front();
    CHECK(item.name == "/a.pdf");
    CHECK(item.department == "水务局");
    CHECK(item.kind == "text");
    CHECK(item.rules == std::vector<std::string>{"A1"});
    CHECK(item.text == "t");
    CHECK(item.confidence == 0.5);
    CHECK(item.bbox == Box{5, 0, 15, 10});
}

// Was shown as a check, and without its reading: whoever knows that somebody checks takes more care, or less.
TEST_CASE("a check looks like any other item until it is settled, and does not keep the filing from being done") {
    Desk desk("title audit 1 0 绩效目标\nphone audit 1 20 021\n");
    CHECK(desk.open_items() == "title review open\nphone review open\n");
    CHECK(desk.archive.counts().review_declarations == 0);
    CHECK(desk.archive.counts().audits == 2);
    CHECK(desk.archive.counts().review() == 0);
    CHECK(desk.queue.unsettled_checks(hash_of('a'), 1) == std::vector<std::string>{"phone", "title"});
    CHECK(desk.queue.find(desk.key("title"))->text == "绩效目标");
    ItemFilter review, audit;
    review.reason = "review";
    audit.reason = "audit";
    review.settled_too = audit.settled_too = true;
    CHECK(desk.queue.count(review) == 2);
    CHECK(desk.queue.count(audit) == 0);
    CHECK(desk.queue.settle(desk.edit("title"), "绩效目标").outcome == EditOutcome::done);
    CHECK(desk.queue.settle(desk.edit("phone"), "027").outcome == EditOutcome::done);
    CHECK(desk.queue.find(desk.key("phone"))->read == "021");
    CHECK(desk.queue.find(desk.key("phone"))->reason == ItemReason::audit);
    CHECK(desk.queue.count(review) == 0);
    CHECK(desk.queue.count(audit) == 2);
    CHECK(desk.queue.unsettled_checks(hash_of('a'), 1).empty());
    CHECK(desk.archive.counts().audits == 0);
    CHECK(desk.archive.counts().audited == 2);
    CHECK(desk.archive.counts().audited_wrong == 1);
    CHECK(desk.queue.undo(desk.edit("phone")).outcome == EditOutcome::done);
    CHECK(desk.archive.counts().audited == 1);
    CHECK(desk.archive.counts().audited_wrong == 0);
    CHECK(desk.open_items() == "phone review open\n");
    CHECK(desk.queue.postpone(desk.edit("phone")).outcome == EditOutcome::done);
    CHECK(desk.open_items() == "phone review postponed\n");
}

// Drawn for a check while it was sure, then doubted by a rule after a correction: the filing counted as done.
TEST_CASE("a field that is checked and comes into doubt keeps the filing to review until it is settled") {
    Desk desk("title review 1 0 x\nphone audit 1 20 021\nrule accepted 1 40 phone\n");
    CHECK(desk.queue.settle(desk.edit("title"), "t").outcome == EditOutcome::done);
    CHECK(desk.open_items() == "phone review open\n");
    CHECK(desk.archive.counts().review_declarations == 1);
    CHECK(desk.queue.settle(desk.edit("phone"), "021").outcome == EditOutcome::done);
    CHECK(desk.archive.counts().review_declarations == 0);
    CHECK(desk.archive.counts().audited == 1);
}

TEST_CASE(
    "people who work at the same time: every item is one's, and of two changes of one state one is refused") {
    const SmallArchive files;
    const LineReviser reviser;
    constexpr int kItems = 12, kPeople = 4;
    {
        Archive archive = files.open();
        add(archive, 'a', "/a.pdf");
        std::string json;
        for (int i = 0; i < kItems; ++i)
            json += "notes/" + std::to_string(i) + " review 1 " + std::to_string(10 * i) + " x\n";
        json += "title accepted 2 0 t\n";
        REQUIRE(archive.finish(must_lease(archive), {{LineReviser::read(json)}, 1, 1, "test"}));
    }
    std::vector<pid_t> people;
    for (int person = 0; person < kPeople; ++person) {
        people.push_back(fork());
        if (people.back() != 0) continue;
        int failures = 0;
        try {
            Archive archive = files.open();
            ReviewQueue queue(archive, reviser);
            const std::string who = "p" + std::to_string(person);
            while (const auto item = queue.lease_next({}, who, milliseconds(60'000)))
                if (queue.settle({item->key, item->seen, who}, who).outcome != EditOutcome::done) ++failures;
            queue.settle({{hash_of('a'), 1, "title"}, {1, 0}, who}, who);
        } catch (const std::exception&) {
            _exit(100);
        }
        _exit(failures);
    }
    for (const pid_t person : people) {
        int status = -1;
        waitpid(person, &status, 0);
        CHECK(WEXITSTATUS(status) == 0);
    }
    Archive archive = files.open();
    const ReviewQueue queue(archive, reviser);
    CHECK(queue.count() == 0);
    CHECK(queue.history(hash_of('a')).size() == kItems + 1);  // each once, and the title by one of them
    CHECK(archive.counts().settled == kItems + 1);
}

// Of 26 items that others held, a seventh person was told that there was nothing to do.
TEST_CASE("items are leased ahead in the order asked for, past those that others hold and those in hand") {
    std::string json;
    for (int i = 10; i < 60; ++i)
        json += "notes/" + std::to_string(i) + " review 1 " + std::to_string(10 * i) + " x\n";
    Desk desk(json);
    const auto paths = [](const std::vector<ReviewItem>& items) {
        std::string all;
        for (const ReviewItem& item : items) all += item.key.path.substr(6) + " ";
        return all;
    };
    const milliseconds minute(60'000);
    const auto first = desk.queue.lease_ahead({}, 3, {}, "anna", minute).leased;
    CHECK(paths(first) == "10 11 12 ");
    CHECK(first[0].lease_owner == "anna");
    CHECK(paths(desk.queue.lease_ahead({}, 3, {}, "anna", minute).leased) == "10 11 12 ");  // hers still
    CHECK(paths(desk.queue.lease_ahead({}, 2, {first[0].key, first[2].key}, "anna", minute).leased) == "11 13 ");
    CHECK(desk.queue.lease_ahead({}, 30, {}, "ben", minute).leased.size() == 30);
    CHECK(paths(desk.queue.lease_ahead({}, 2, {}, "carl", minute).leased) == "44 45 ");
    desk.files.pass(minute);
    CHECK(paths(desk.queue.lease_ahead({}, 2, {}, "carl", minute).leased) == "10 11 ");
    ItemFilter filter;
    filter.kind = "amount";
    CHECK(desk.queue.lease_ahead(filter, 2, {}, "carl", minute).leased.empty());
}

TEST_CASE("beside what is leased ahead it is told what comes then, which stays free for others") {
    std::string json;
    for (int i = 10; i < 20; ++i)
        json += "notes/" + std::to_string(i) + " review 1 " + std::to_string(10 * i) + " x\n";
    Desk desk(json);
    const milliseconds minute(60'000);
    const auto key = [&](int note) { return desk.key("notes/" + std::to_string(note)); };
    CHECK(desk.queue.lease_ahead({}, 3, {}, "anna", minute).coming.empty());
    CHECK(desk.queue.lease_ahead({}, 3, {}, "anna", minute, 2).coming == std::vector{key(13), key(14)});
    CHECK(desk.queue.lease_ahead({}, 1, {key(10), key(12)}, "anna", minute, 2).coming ==
          std::vector{key(13), key(14)});
    const auto bens = desk.queue.lease_ahead({}, 5, {}, "ben", minute, 4);
    REQUIRE(bens.leased.size() == 5);
    CHECK(bens.leased.front().key == key(13));
    CHECK(bens.coming == std::vector{key(18), key(19)});
}

TEST_CASE("items of a reading that another one followed are not there any more") {
    Desk desk;
    const auto shown = [&] { return std::pair(desk.queue.count(), desk.archive.counts().review()); };
    CHECK(shown() == std::pair(2L, 2L));
    desk.read("title review 1 0 t\n");
    CHECK(shown() == std::pair(1L, 1L));
    desk.archive.read_again(hash_of('a'));
    REQUIRE(desk.archive.finish(must_lease(desk.archive), {{}, 2, 10, "test"}, &desk.reviser));
    CHECK(shown() == std::pair(0L, 0L));
    CHECK(desk.open_items().empty());
}
