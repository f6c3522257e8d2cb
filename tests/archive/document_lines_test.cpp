// What was made of a document's lines is there for whoever reads it next, until it must not be.
#include <fstream>

#include "pipeline/archive/repair_log.hpp"
#include "tests/archive/small_archive.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

DocumentResult result_with_lines(char letter, const std::string& lines) {
    DocumentResult result = result_with("{}", 1);
    result.lines = NewLines{hash_of(letter), lines.size(), bytes_of(lines)};
    return result;
}

std::string lines_of(const Archive& archive, const Lease& lease) {
    const auto lines = archive.open_lines(lease);
    if (!lines) return "none";
    std::string text(100, '\0');
    text.resize(static_cast<std::size_t>(read(lines->file.number(), text.data(), text.size())));
    return text;
}

// One document, of which "one" was left.
Archive read_once(const SmallArchive& desk) {
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    REQUIRE(archive.finish(must_lease(archive), result_with_lines('e', "one")));
    return archive;
}

// Makes the document wait, as a person who turns its page does.
void repair(Archive& archive) {
    RepairLog log(archive);
    const int version = log.reading(hash_of('a'))->version;
    REQUIRE(log.add(hash_of('a'), version, {{1, "{}"}}, "anna", 100) == RepairOutcome::done);
}

}  // namespace

TEST_CASE("the lines of a reading are there for the next one, and make way for its own") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    const Lease first = must_lease(archive);
    CHECK(lines_of(archive, first) == "none");
    REQUIRE(archive.finish(first, result_with_lines('e', "one")));
    repair(archive);
    const Lease second = must_lease(archive);
    CHECK(lines_of(archive, second) == "one");
    REQUIRE(archive.finish(second, result_with_lines('f', "two")));
    repair(archive);
    const Lease third = must_lease(archive);
    CHECK(lines_of(archive, third) == "two");
    REQUIRE(archive.finish(third, result_with("{}", 1)));
    repair(archive);
    CHECK(lines_of(archive, must_lease(archive)) == "none");
}

TEST_CASE("lines are those of their document alone") {
    const SmallArchive desk;
    Archive archive = read_once(desk);
    add(archive, 'b', "/b.pdf");
    const Lease other = must_lease(archive);
    REQUIRE(other.sha256 == hash_of('b'));
    CHECK(lines_of(archive, other) == "none");
}

TEST_CASE("a document that is to be read again is read from scratch") {
    const SmallArchive desk;
    Archive archive = read_once(desk);
    REQUIRE(archive.read_again(hash_of('a')));
    CHECK(lines_of(archive, must_lease(archive)) == "none");
}

TEST_CASE("lines over which a reader died are not given to the next, those of a lease that was given back are") {
    const SmallArchive desk;
    Archive archive = read_once(desk);
    repair(archive);
    REQUIRE(archive.give_back(must_lease(archive)));
    const Lease second = must_lease(archive);
    CHECK(lines_of(archive, second) == "one");
    REQUIRE(archive.add_death(second, DeathCause::fault, "signal 11", ""));
    CHECK(lines_of(archive, must_lease(archive)) == "none");
}

TEST_CASE("nor are those with which a document failed") {
    const SmallArchive desk;
    Archive archive = read_once(desk);
    repair(archive);
    REQUIRE(archive.fail(must_lease(archive), "too much"));
    repair(archive);
    CHECK(lines_of(archive, must_lease(archive)) == "none");
}

TEST_CASE("lines that were damaged are whole again when they are stored anew", "[folder]") {
    const SmallArchive desk;
    Archive archive = read_once(desk);
    std::ofstream(desk.folder() + "/blobs/ee/" + hash_of('e')) << "xxx";
    repair(archive);
    const Lease second = must_lease(archive);
    CHECK(lines_of(archive, second) == "xxx");
    REQUIRE(archive.finish(second, result_with_lines('e', "one")));
    repair(archive);
    CHECK(lines_of(archive, must_lease(archive)) == "one");
}

TEST_CASE("lines that somebody removed are as good as none", "[folder]") {
    const SmallArchive desk;
    Archive archive = read_once(desk);
    repair(archive);
    fs::remove(desk.folder() + "/blobs/ee/" + hash_of('e'));
    CHECK(lines_of(archive, must_lease(archive)) == "none");
}
