// What only an archive on PostgreSQL has. Run by tests/archive/with_postgresql; all other tests run there, too.
#include <sys/wait.h>

#include "models/declaration/error.hpp"
#include "pipeline/archive/open_store.hpp"
#include "tests/archive/small_archive.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

long count_rows(const SmallArchive& desk, const std::string& query) {
    soci::session session(soci::postgresql, desk.address());
    long rows = 0;
    session << query, soci::into(rows);
    return rows;
}

std::string stored(const Archive& archive, const Lease& lease) {
    const FileDescriptor file = archive.open_source(lease);
    std::string all, piece(1 << 16, '\0');
    for (ssize_t taken = 0; (taken = read(file.number(), piece.data(), piece.size())) > 0;)
        all.append(piece, 0, static_cast<std::size_t>(taken));
    return all;
}

// Two parts and a bit, handed on in pieces that do not fit them; every byte value is in it.
std::string large_content() {
    std::string content(2'500'001, '\0');
    for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 7 + i / 256);
    return content;
}

ByteSource in_pieces(const std::string& content) {
    return [content](const ByteSink& sink) {
        for (std::size_t at = 0; at < content.size(); at += 300'007)
            sink(std::as_bytes(
                std::span(content).subspan(at, std::min<std::size_t>(300'007, content.size() - at))));
    };
}

}  // namespace

TEST_CASE("sources are in the database, byte by byte, and in no folder", "[.postgresql]") {
    const SmallArchive desk;
    Archive archive = desk.open();
    const std::string content = large_content();
    archive.add_source({hash_of('a'), content.size(), "application/pdf", "/a.pdf"}, in_pieces(content));
    CHECK(count_rows(desk, "SELECT COUNT(*) FROM blob_parts") == 3);
    CHECK(stored(archive, must_lease(archive)) == content);
    CHECK_FALSE(fs::exists(desk.folder()));
    add(archive, 'b', "/empty.pdf");
}

// SOCI took an address without options apart as a list of names and values, and asked for the database
// "postgres=".
TEST_CASE("an address may have no options", "[.postgresql]") {
    const SmallArchive desk;
    const std::string address = desk.address();
    const auto part = [&](const std::string& begin, const std::string& end) {
        const std::size_t at = address.find(begin) + begin.size();
        return address.substr(at, address.find(end, at) - at);
    };
    setenv("PGHOST", part("host=", "&").c_str(), 1);
    setenv("PGOPTIONS", ("-csearch_path=\"" + part("%22", "%22") + "\"").c_str(), 1);
    {
        Archive archive(address.substr(0, address.find('?')), OpenMode::create);
        add(archive, 'a', "/a.pdf");
    }
    unsetenv("PGHOST");
    unsetenv("PGOPTIONS");
    CHECK(desk.open(OpenMode::existing).counts().sources == 1);
}

TEST_CASE("content that ends with an error leaves nothing in the database", "[.postgresql]") {
    const SmallArchive desk;
    Archive archive = desk.open();
    const ByteSource broken = [](const ByteSink& sink) {
        sink(std::as_bytes(std::span("pd", 2)));
        throw Error(ErrorCode::unreadable_input, {}, "test");
    };
    CHECK_THROWS_AS(archive.add_source({hash_of('a'), 3, "application/pdf", "/a.pdf"}, broken), Error);
    CHECK(archive.counts().sources == 0);
    CHECK(count_rows(desk, "SELECT COUNT(*) FROM blobs") == 0);
    add(archive, 'a', "/a.pdf");
    CHECK(stored(archive, must_lease(archive)) == "pdf");
}

TEST_CASE("processes that bring the same source at the same time make one of it", "[.postgresql]") {
    const SmallArchive desk;
    (void)desk.open();
    std::vector<pid_t> children;
    for (int i = 0; i < 6; ++i) {
        children.push_back(fork());
        if (children.back() != 0) continue;
        try {
            Archive archive = desk.open();
            for (char letter = 'a'; letter < 'f'; ++letter) add(archive, letter, "/" + std::to_string(i % 2));
        } catch (const std::exception&) {
            _exit(1);
        }
        _exit(0);
    }
    for (const pid_t child : children) {
        int status = -1;
        waitpid(child, &status, 0);
        CHECK(status == 0);
    }
    const ArchiveCounts counts = desk.open().counts();
    CHECK(counts.sources == 5);
    CHECK(counts.names == 10);
    CHECK(counts.waiting == 5);
}

TEST_CASE("entries are dated by the server's clock, within a second of ours on one machine", "[.postgresql]") {
    const SmallArchive desk;
    const Archive archive(desk.address(), OpenMode::create);
    CHECK(std::abs(archive.now_ms() - system_clock_ms()) < 1000);
}

TEST_CASE("a lost blob is an error that says so", "[.postgresql]") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    soci::session session(soci::postgresql, desk.address());
    session << "DELETE FROM blob_parts";
    session << "DELETE FROM blobs";
    CHECK_THROWS_WITH(archive.open_source(must_lease(archive)), "the archive has lost this file");
}

TEST_CASE("names and last words that are no UTF-8 are kept readable", "[.postgresql]") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/\xe7\x94\xb3\xff.pdf");
    archive.add_refusal("/\xc3.pdf", "gone");
    const Lease lease = must_lease(archive);
    CHECK(lease.name == "/申\\xff.pdf");
    CHECK(archive.add_death(lease, DeathCause::fault, "signal", std::string("a\0\xed\xa0\x80", 5)) ==
          DocumentState::waiting);
    CHECK(archive.fail(must_lease(archive), "no \xf5 form"));
    std::string all;
    archive.visit_problems([&](const Problem& p) { all += p.name + " " + p.reason + "\n"; });
    CHECK(all == "/\\xc3.pdf gone\n/申\\xff.pdf no \\xf5 form\n");
    archive.forget_refusals("/\xc3.pdf");
    CHECK(archive.counts().refused == 0);
}

TEST_CASE("an archive of a later version, or none, is refused", "[.postgresql]") {
    const SmallArchive desk;
    CHECK_THROWS_WITH(desk.open(OpenMode::existing), "there is no archive here");
    (void)desk.open();
    soci::session session(soci::postgresql, desk.address());
    session << "UPDATE schema_version SET version = 99";
    CHECK_THROWS_WITH(desk.open(), Catch::Contains("later version"));
    CHECK(count_rows(desk, "SELECT version FROM schema_version") == 99);
}

TEST_CASE("an address that leads nowhere is an error, with no password in it") {
    try {
        Archive archive("postgresql://anna:secret@127.0.0.1:1/none", OpenMode::create);
        FAIL("it was opened");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::cannot_write);
        CHECK(error.one_line().starts_with("postgresql://anna@127.0.0.1:1/none: the archive cannot be used ("));
        CHECK(error.one_line().find("secret") == std::string::npos);
        CHECK(error.one_line().ends_with("; check the address, the server and the network"));
        CHECK(error.one_line().find('\n') == std::string::npos);
    }
}

TEST_CASE("an address is shown without its password, wherever that stands") {
    CHECK(without_password("postgresql://a:b@c/d") == "postgresql://a@c/d");
    CHECK(without_password("postgresql://a:p%40@c:5432/d?x=y") == "postgresql://a@c:5432/d?x=y");
    CHECK(without_password("postgresql://a:p@q@c/d") == "postgresql://a@c/d");
    CHECK(without_password("postgresql://c:5432/d") == "postgresql://c:5432/d");
    CHECK(without_password("postgresql://a@c:5432") == "postgresql://a@c:5432");
    CHECK(without_password("postgresql:///d?user=a&password=b&host=c") == "postgresql:///d?user=a&&host=c");
    CHECK(without_password("postgresql:///d?password=b") == "postgresql:///d?");
}
