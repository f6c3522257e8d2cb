// What a person said is on the disk when the call returns. Leases need not be, and do not wait for it: a power cut
// that takes one back took its holder, too.
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>

#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::atomic<int> waited = 0;

int sync_file(long call, int file) {
    ++waited;
    return static_cast<int>(syscall(call, file));
}

template <class Work>
int count_waits(const Work& work) {
    const int before = waited;
    work();
    return waited - before;
}

}  // namespace

// The libraries that are linked call these.
extern "C" int fsync(int file) {
    return sync_file(SYS_fsync, file);
}
extern "C" int fdatasync(int file) {
    return sync_file(SYS_fdatasync, file);
}

TEST_CASE("leasing waits for no disk, and everything that people say does, after a lease as well", "[folder]") {
    Desk desk;
    const FieldKey title = desk.key("title");
    CHECK(count_waits([&] {
              CHECK(desk.queue.lease_ahead({}, 2, {}, "anna#1", milliseconds(1000)).leased.size() == 2);
              CHECK(desk.queue.lease_next({}, "anna#1", milliseconds(1000)));
              CHECK(desk.queue.lease(title, "anna#1", milliseconds(1000)));
              desk.queue.give_back(title, "anna#1");
          }) == 0);
    const Edit edit = desk.edit("title");
    CHECK(count_waits([&] { CHECK(desk.queue.settle(edit, "u").outcome == EditOutcome::done); }) > 0);
    CHECK(desk.queue.lease_next({}, "anna#1", milliseconds(1000)));
    CHECK(count_waits([&] { CHECK(desk.queue.postpone(desk.edit("notes/0")).outcome == EditOutcome::done); }) > 0);
    CHECK(count_waits([&] {
              CHECK(desk.queue.comment({title, {}, "anna", "why"}).outcome == EditOutcome::done);
          }) > 0);
    CHECK(count_waits([&] { CHECK(desk.queue.undo(desk.edit("title")).outcome == EditOutcome::done); }) > 0);
}
