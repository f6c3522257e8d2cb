// What is asked for soon is prepared beside other work.
#include "pipeline/review/read_ahead.hpp"

#include <catch2/catch.hpp>
#include <semaphore>
#include <stdexcept>
#include <vector>

using namespace shenbao;

TEST_CASE("what is expected is prepared in another thread, once where it waits already") {
    std::vector<int> prepared;
    std::counting_semaphore<100> begun{0}, may_go_on{0};
    ReadAhead ahead([&](const ReadAhead::Wanted& wanted) {
        begun.release();
        may_go_on.acquire();
        prepared.push_back(wanted.declaration);
    });
    ahead.expect({"a", 1});  // returns although nothing is prepared yet
    begun.acquire();
    for (const int number : {2, 3, 2}) ahead.expect({"a", number});
    may_go_on.release(3);
    for (int i = 0; i < 2; ++i) begun.acquire();
    ahead.expect({"a", 4});
    begun.acquire();
    CHECK(prepared == std::vector{1, 2, 3});
    may_go_on.release();
}

TEST_CASE("of more than can be prepared in time the oldest are left out") {
    std::vector<int> prepared;
    std::counting_semaphore<100> begun{0}, may_go_on{0};
    {
        ReadAhead ahead([&](const ReadAhead::Wanted& wanted) {
            prepared.push_back(wanted.declaration);
            begun.release();
            may_go_on.acquire();
        });
        ahead.expect({"a", 0});
        begun.acquire();
        for (int number = 1; number <= 25; ++number) ahead.expect({"a", number});
        may_go_on.release(50);
        for (int i = 0; i < 20; ++i) begun.acquire();
    }
    REQUIRE(prepared.size() == 21);
    CHECK(prepared[1] == 6);
    CHECK(prepared.back() == 25);
}

TEST_CASE("what cannot be prepared keeps nothing else from being prepared") {
    std::binary_semaphore done{0};
    ReadAhead ahead([&](const ReadAhead::Wanted& wanted) {
        if (wanted.declaration == 1) throw std::runtime_error("no declaration");
        done.release();
    });
    ahead.expect({"a", 1});
    ahead.expect({"a", 2});
    done.acquire();
}

TEST_CASE("what could not be prepared is tried again when it is expected again") {
    std::counting_semaphore<10> tried{0}, other{0};
    ReadAhead ahead([&](const ReadAhead::Wanted& wanted) {
        (wanted.declaration == 1 ? tried : other).release();
        if (wanted.declaration == 1) throw std::runtime_error("the archive is busy");
    });
    ahead.expect({"a", 1});
    tried.acquire();
    ahead.expect({"a", 2});
    other.acquire();  // by now the first is over
    ahead.expect({"a", 1});
    tried.acquire();
}

TEST_CASE("what was prepared a moment ago is not prepared again, but what was changed since is") {
    std::vector<std::string> prepared;
    std::binary_semaphore done{0};
    ReadAhead ahead([&](const ReadAhead::Wanted& wanted) {
        prepared.push_back(wanted.sha256 + wanted.stamp);
        if (wanted.sha256 == "end") done.release();
    });
    ahead.expect({"a", 1, "1"});
    ahead.expect({"end", 1});
    done.acquire();
    ahead.expect({"a", 1, "1"});
    ahead.expect({"a", 1, "2"});
    for (int i = 0; i < 8; ++i) ahead.expect({"b", i});
    ahead.expect({"end", 2});
    done.acquire();
    ahead.expect({"a", 1, "1"});  // longer ago than what is remembered
    ahead.expect({"end", 3});
    done.acquire();
    CHECK(prepared ==
          std::vector<std::string>{"a1", "end", "a2", "b", "b", "b", "b", "b", "b", "b", "b", "end", "a1", "end"});
}
