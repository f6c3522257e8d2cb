// What people say about pages is kept, undone and told to every later reading.
#include "pipeline/archive/repair_log.hpp"

#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

constexpr std::size_t kMost = 5;

std::vector<NewRepair> on_page(int page, std::vector<std::string> edits) {
    std::vector<NewRepair> repairs;
    for (std::string& edit : edits) repairs.push_back({page, std::move(edit)});
    return repairs;
}

// A document that was read once, and its log.
struct Repaired {
    SmallArchive files;
    Archive archive = files.open();
    RepairLog log{archive};

    Repaired() {
        add(archive, 'a', "/scans/a.pdf");
        read();
    }
    Lease read() {
        const Lease lease = must_lease(archive);
        REQUIRE(archive.finish(lease, result_with("{}")));
        return lease;
    }
    RepairOutcome say(int version, const std::vector<NewRepair>& repairs, const std::string& who = "anna") {
        return log.add(hash_of('a'), version, repairs, who, kMost);
    }
};

}  // namespace

TEST_CASE("a repair makes its document wait, and is told to every reading from then on") {
    Repaired desk;
    CHECK(desk.archive.counts().waiting == 0);
    REQUIRE(desk.say(1, on_page(2, {"one", "two"})) == RepairOutcome::done);
    CHECK(desk.archive.counts().waiting == 1);
    CHECK(desk.read().repairs == std::vector<std::string>{"one", "two"});
    CHECK(desk.archive.counts().waiting == 0);
    CHECK(desk.archive.counts().versions == 2);
    REQUIRE(desk.say(2, on_page(1, {"three"}), "ben") == RepairOutcome::done);
    CHECK(desk.read().repairs == std::vector<std::string>{"one", "two", "three"});
    desk.archive.read_again(hash_of('a'));
    CHECK(desk.read().repairs.size() == 3);
    const auto all = desk.log.all(hash_of('a'));
    REQUIRE(all.size() == 3);
    CHECK(all[0].who == "anna");
    CHECK(all[2].who == "ben");
    CHECK(all[2].version == 2);
    CHECK(all[2].page == 1);
    CHECK(all[2].at_ms == desk.files.now());
}

TEST_CASE("undo takes back what was said of that page on one reading, and the log keeps both") {
    Repaired desk;
    REQUIRE(desk.say(1, on_page(2, {"one", "two"})) == RepairOutcome::done);
    desk.read();
    REQUIRE(desk.say(2, on_page(2, {"three"})) == RepairOutcome::done);
    desk.read();
    REQUIRE(desk.say(3, on_page(1, {"other page"})) == RepairOutcome::done);
    desk.read();
    REQUIRE(desk.log.undo(hash_of('a'), 4, 2, "ben", UserRole::supervisor) == RepairOutcome::done);
    CHECK(desk.read().repairs == std::vector<std::string>{"one", "two", "other page"});
    REQUIRE(desk.log.undo(hash_of('a'), 5, 2, "ben", UserRole::supervisor) == RepairOutcome::done);
    CHECK(desk.read().repairs == std::vector<std::string>{"other page"});
    CHECK(desk.log.undo(hash_of('a'), 6, 2, "ben", UserRole::supervisor) == RepairOutcome::nothing_to_undo);
    const auto all = desk.log.all(hash_of('a'));
    REQUIRE(all.size() == 4);
    CHECK(all[1].undone_by > 0);
    CHECK(all[1].undone_who == "ben");
    CHECK(all[3].undone_by == 0);
}

// Any reviewer could undo what another one had repaired.
TEST_CASE("a reviewer takes back own repairs only, a supervisor those of others, too") {
    Repaired desk;
    REQUIRE(desk.say(1, on_page(2, {"one"})) == RepairOutcome::done);
    desk.read();
    CHECK(desk.log.undo(hash_of('a'), 2, 2, "ben", UserRole::reviewer) == RepairOutcome::not_yours);
    CHECK(desk.archive.counts().waiting == 0);
    REQUIRE(desk.say(2, on_page(2, {"two"}), "ben") == RepairOutcome::done);
    desk.read();
    CHECK(desk.log.undo(hash_of('a'), 3, 2, "ben", UserRole::reviewer) == RepairOutcome::done);
    CHECK(desk.read().repairs == std::vector<std::string>{"one"});
    CHECK(desk.log.undo(hash_of('a'), 4, 2, "ben", UserRole::reviewer) == RepairOutcome::not_yours);
    CHECK(desk.log.undo(hash_of('a'), 4, 2, "carl", UserRole::supervisor) == RepairOutcome::done);
    CHECK(desk.read().repairs.empty());
}

TEST_CASE("what was said on an earlier reading, or while another one is under way, is not taken") {
    Repaired desk;
    REQUIRE(desk.say(1, on_page(1, {"one"})) == RepairOutcome::done);
    CHECK(desk.say(1, on_page(1, {"two"})) == RepairOutcome::reading);
    const Lease lease = must_lease(desk.archive);
    CHECK(desk.say(1, on_page(1, {"two"})) == RepairOutcome::reading);
    CHECK(desk.log.undo(hash_of('a'), 1, 1, "ben", UserRole::supervisor) == RepairOutcome::reading);
    REQUIRE(desk.archive.finish(lease, result_with("{}")));
    CHECK(desk.say(1, on_page(1, {"two"})) == RepairOutcome::clash);
    CHECK(desk.log.undo(hash_of('a'), 1, 1, "ben", UserRole::supervisor) == RepairOutcome::clash);
    CHECK(desk.log.add(hash_of('b'), 1, on_page(1, {"two"}), "anna", kMost) == RepairOutcome::unknown);
    CHECK(desk.log.all(hash_of('a')).size() == 1);
}

TEST_CASE("a document that a repair made fail is repaired back") {
    Repaired desk;
    REQUIRE(desk.say(1, on_page(1, {"one"})) == RepairOutcome::done);
    REQUIRE(desk.archive.fail(must_lease(desk.archive), "the page cannot be worked on"));
    CHECK(desk.log.undo(hash_of('a'), 1, 1, "anna", UserRole::reviewer) == RepairOutcome::done);
    CHECK(desk.read().repairs.empty());
}

TEST_CASE("no more repairs stand than were said to be the most") {
    Repaired desk;
    CHECK(desk.say(1, on_page(1, std::vector<std::string>(kMost + 1, "one"))) == RepairOutcome::too_many);
    CHECK(desk.log.all(hash_of('a')).empty());
    CHECK(desk.archive.counts().waiting == 0);
    CHECK(desk.say(1, on_page(1, std::vector<std::string>(kMost, "one"))) == RepairOutcome::done);
}

TEST_CASE("a document that was never read is not given out to who asks for those read before") {
    SmallArchive files;
    Archive archive = files.open();
    add(archive, 'a', "/scans/a.pdf");
    CHECK_FALSE(archive.lease("me", milliseconds(1000), LeaseScope::read_before));
    REQUIRE(archive.finish(must_lease(archive), result_with("{}")));
    archive.read_again(hash_of('a'));
    add(archive, 'b', "/scans/b.pdf");
    const auto lease = archive.lease("me", milliseconds(1000), LeaseScope::read_before);
    REQUIRE(lease);
    CHECK(lease->sha256 == hash_of('a'));
    CHECK_FALSE(archive.lease("me", milliseconds(1000), LeaseScope::read_before));
}

TEST_CASE("the log of repairs cannot be changed, whoever asks") {
    Repaired desk;
    REQUIRE(desk.say(1, on_page(1, {"one"})) == RepairOutcome::done);
    soci::session session;
    desk.files.connect(session);
    CHECK_THROWS_AS(session << "UPDATE repairs SET edit = 'two'", soci::soci_error);
    CHECK_THROWS_AS(session << "DELETE FROM repairs", soci::soci_error);
}
