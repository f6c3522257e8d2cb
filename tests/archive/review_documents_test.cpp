// What people are given first, and the list of documents.
#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("by benefit, the most doubt per second comes first") {
    // LineReviser gives every field the same confidence: the shorter text takes less time.
    Desk desk("title review 1 0 绩效目标申报表\nnotes/0 review 1 20 5O\nnotes/1 review 2 0 绩效目\n");
    ItemFilter filter;
    filter.order = ItemOrder::benefit;
    std::string order;
    for (const ReviewItem& item : desk.queue.items(filter)) order += item.key.path + " ";
    CHECK(order == "notes/0 notes/1 title ");
    desk.queue.postpone(desk.edit("notes/0"));
    CHECK(desk.queue.items(filter).back().key.path == "notes/0");
}

TEST_CASE("documents are listed by name, with what is open and settled in the newest reading") {
    Desk desk;
    add(desk.archive, 'b', "/0.pdf");
    desk.queue.settle(desk.edit("title"), "绩效");
    auto documents = desk.queue.documents(0, 10);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].name == "/0.pdf");
    CHECK(documents[0].state == DocumentState::waiting);
    CHECK(documents[0].version == 0);
    CHECK(documents[0].declarations == 0);
    CHECK(documents[1].sha256 == hash_of('a'));
    CHECK(documents[1].state == DocumentState::done);
    CHECK(documents[1].version == 1);
    CHECK(documents[1].declarations == 1);
    CHECK(documents[1].open == 1);
    CHECK(documents[1].settled == 1);
    desk.read(kTwo);
    CHECK(desk.queue.documents(1, 10)[0].version == 2);
    CHECK(desk.queue.documents(1, 10)[0].open == 1);
    CHECK(desk.queue.documents(2, 10).empty());
    CHECK(desk.queue.documents(0, 1).size() == 1);
}

// Of an archive of thousands nobody turns the pages to one document.
TEST_CASE("documents are found by hash, by a part of their name and by a part of their department") {
    Desk desk("department accepted 1 50 水务局\ntitle review 1 0 t\n");
    add(desk.archive, 'b', "/100%_b.pdf");
    REQUIRE(desk.archive.finish(must_lease(desk.archive),
                                {{LineReviser::read("title accepted 1 0 t\n")}, 1, 10, "test"}));
    const auto names = [&](const std::string& sought) {
        std::string all;
        for (const DocumentSummary& document : desk.queue.documents(0, 9, sought)) all += document.name + " ";
        return all;
    };
    CHECK(names("") == "/100%_b.pdf /a.pdf ");
    CHECK(names(hash_of('b')) == "/100%_b.pdf ");
    CHECK(names("a.pd") == "/a.pdf ");
    CHECK(names("水务") == "/a.pdf ");
    CHECK(names("0%_") == "/100%_b.pdf ");
    CHECK(names("1_0") == "");
    CHECK(names("x").empty());
}
