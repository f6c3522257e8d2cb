// From what the user named to sources of the archive; who holds a lease.
#include <sstream>

#include "models/declaration/error.hpp"
#include "tests/bulk/bulk_desk.hpp"
#include "tools/cli/bulk/named_paths.hpp"
#include "tools/cli/bulk/owner.hpp"
#include "tools/cli/bulk/register_source.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("lists and patterns are written out; what fits nothing stays to be told of") {
    const BulkDesk desk;
    (void)desk.write_files(2);
    desk.write("in/a[1].pdf", "x");
    std::istringstream list("one.pdf\r\n\n-\ntwo words.pdf");
    const auto paths =
        expand_paths({"first", "-", desk.at("in/f*.pdf"), desk.at("in/a[1].pdf"), desk.at("none*.pdf")}, list);
    CHECK(paths == std::vector<std::string>{"first", "one.pdf", "./-", "two words.pdf", desk.at("in/file0.pdf"),
                                            desk.at("in/file1.pdf"), desk.at("in/a[1].pdf"),
                                            desk.at("none*.pdf")});
}

TEST_CASE("a source has its hash, its kind by content and its full name") {
    const BulkDesk desk;
    Archive archive = desk.open();
    const std::string path = desk.write("in/scan.txt", "abc");
    CHECK(register_source(archive, desk.at("in/../in/scan.txt")).sha256 ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(archive.lease("me", std::chrono::seconds(1))->name == path);
    CHECK(register_source(archive, desk.write("in/empty.pdf", "")).state == DocumentState::waiting);
    CHECK_THROWS_AS(register_source(archive, desk.at("in")), Error);
    CHECK_THROWS_AS(register_source(archive, desk.at("gone")), Error);
    CHECK_THROWS_AS(register_source(archive, "/dev/zero"), Error);
    CHECK(archive.counts().sources == 2);
}

TEST_CASE("a file that changes while it is read is refused, and nothing of it is kept") {
    const BulkDesk desk;
    Archive archive = desk.open();
    CHECK_THROWS_WITH(register_source(archive, "/proc/sys/kernel/random/uuid"),  // another one at every reading
                      "the file changed while it was read");
    CHECK(archive.counts().sources == 0);
    CHECK(fs::is_empty(desk.at("archive/blobs/tmp")));
}

TEST_CASE("an owner is gone when its process is, and never because it is of another machine") {
    const std::string mine = name_of_this_process();
    CHECK_FALSE(is_gone(mine));
    CHECK(is_gone(mine + "0"));  // the same number, begun at another time
    CHECK_FALSE(is_gone("0000-other-system pid:[1] 1 1"));
    CHECK_FALSE(is_gone(""));
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        const std::string name = name_of_this_process();
        _exit(write(ends[1], name.data(), name.size()) > 0 ? 0 : 1);
    }
    std::string name(500, '\0');
    name.resize(static_cast<std::size_t>(read(ends[0], name.data(), name.size())));
    waitpid(child, nullptr, 0);
    CHECK(name != mine);
    CHECK(is_gone(name));
}
