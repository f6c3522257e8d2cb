// Leases: one holder at a time, an end to each, and no outcome of who does not hold it.
#include <sys/wait.h>

#include "tests/archive/small_archive.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("a document is leased to one, and done by it") {
    const SmallArchive desk;
    Archive archive = desk.open(), other = desk.open();
    add(archive, 'a', "/a.pdf");
    const Lease lease = must_lease(archive);
    CHECK_FALSE(other.lease("other", milliseconds(60'000)));
    CHECK(other.counts().leased == 1);
    CHECK(archive.finish(lease, result_with("{}")));
    CHECK(other.counts().done == 1);
    CHECK_FALSE(archive.finish(lease, result_with("{}")));
    CHECK(archive.counts().declarations == 1);
}

TEST_CASE("a lease that ends goes to the next, and who held it before can no longer say anything") {
    SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    const Lease late = must_lease(archive, "late");
    desk.pass(milliseconds(59'999));
    CHECK_FALSE(archive.lease("next", milliseconds(60'000)));
    desk.pass(milliseconds(1));
    const Lease next = must_lease(archive, "next");
    CHECK_FALSE(archive.renew(late, milliseconds(1000)));
    CHECK_FALSE(archive.finish(late, result_with("late")));
    CHECK_FALSE(archive.fail(late, "late"));
    CHECK_FALSE(archive.give_back(late));
    CHECK_FALSE(archive.add_death(late, DeathCause::fault, "late", ""));
    CHECK(archive.finish(next, result_with("next")));
    std::string json;
    archive.visit_declarations([&](const std::string& text) { json += text; });
    CHECK(json == "next");
}

TEST_CASE("the same owner's earlier lease is another one") {
    SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    const Lease first = must_lease(archive);
    desk.pass(milliseconds(60'000));
    const Lease second = must_lease(archive);
    CHECK_FALSE(archive.finish(first, result_with("{}")));
    CHECK(archive.finish(second, result_with("{}")));
}

TEST_CASE("a lease that is renewed does not end") {
    SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    const Lease lease = must_lease(archive);
    for (int i = 0; i < 3; ++i) {
        desk.pass(milliseconds(50'000));
        CHECK(archive.renew(lease, milliseconds(60'000)));
    }
    CHECK_FALSE(archive.lease("other", milliseconds(1)));
}

TEST_CASE("the leases of who is known to be gone are taken back at once, others not") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    add(archive, 'b', "/b.pdf");
    (void)must_lease(archive, "gone");
    const Lease alive = must_lease(archive, "alive");
    CHECK(archive.take_back([](const std::string& owner) { return owner == "gone"; }) == 1);
    CHECK(must_lease(archive).sha256 == hash_of('a'));
    CHECK(archive.renew(alive, milliseconds(1)));
}

TEST_CASE("the second fault of a document poisons it, with its log; others come before it gets its second try") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    add(archive, 'b', "/b.pdf");
    CHECK(archive.add_death(must_lease(archive), DeathCause::fault, "signal 11", "log 1") ==
          DocumentState::waiting);
    CHECK(archive.fail(must_lease(archive), "no form"));  // b
    const Lease second = must_lease(archive);
    CHECK(second.sha256 == hash_of('a'));
    CHECK(archive.add_death(second, DeathCause::fault, "signal 11", "log 2") == DocumentState::poisoned);
    CHECK_FALSE(archive.lease("me", milliseconds(1)));
    std::vector<std::string> problems;
    archive.visit_problems([&](const Problem& p) { problems.push_back(p.name + ": " + p.reason + p.log); });
    CHECK(problems == std::vector<std::string>{"/a.pdf: signal 11log 2", "/b.pdf: no form"});
    CHECK(archive.counts().poisoned == 1);
    CHECK(archive.counts().failed == 1);
}

TEST_CASE("being killed from outside is forgiven more often, but not for ever") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    for (int i = 1; i < kMostOutsideDeaths; ++i)
        CHECK(archive.add_death(must_lease(archive), DeathCause::outside, "signal 9", "") ==
              DocumentState::waiting);
    CHECK(archive.add_death(must_lease(archive), DeathCause::outside, "signal 9", "") == DocumentState::poisoned);
}

TEST_CASE("four processes at once do each document exactly once") {
    const SmallArchive desk;
    constexpr int kDocuments = 40, kWorkers = 4;
    {
        Archive archive = desk.open();
        for (int i = 0; i < kDocuments; ++i) {
            const std::string hash = std::to_string(100 + i) + std::string(61, 'f');
            archive.add_source({hash, 3, "application/pdf", "/" + std::to_string(i)}, bytes_of("pdf"));
        }
    }
    std::vector<pid_t> children;
    for (int worker = 0; worker < kWorkers; ++worker) {
        children.push_back(fork());
        if (children.back() != 0) continue;
        try {
            Archive archive = desk.open();
            while (const auto lease = archive.lease("w" + std::to_string(worker), milliseconds(60'000)))
                if (!archive.finish(*lease, result_with(lease->name))) _exit(1);
        } catch (const std::exception&) {
            _exit(2);
        }
        _exit(0);
    }
    for (const pid_t child : children) {
        int status = -1;
        waitpid(child, &status, 0);
        CHECK(status == 0);
    }
    const Archive archive = desk.open();
    CHECK(archive.counts().done == kDocuments);
    CHECK(archive.counts().declarations == kDocuments);  // of version 1: the newest, and there is no other
}
