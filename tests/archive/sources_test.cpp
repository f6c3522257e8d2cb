// What comes into the archive: bytes once, names as many as there are, refusals with their reason.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <fstream>

#include "models/declaration/error.hpp"
#include "tests/archive/small_archive.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::string stored(const Archive& archive, const Lease& lease) {
    const FileDescriptor file = archive.open_source(lease);
    std::string text(100, '\0');
    text.resize(static_cast<std::size_t>(read(file.number(), text.data(), text.size())));
    return text;
}

long files_in(const std::string& folder) {
    return std::distance(fs::recursive_directory_iterator(folder), {});
}

}  // namespace

TEST_CASE("the same bytes under two names are one source with two names, and their content is asked for once") {
    const SmallArchive desk;
    Archive archive = desk.open();
    CHECK(add(archive, 'a', "/one.pdf") == DocumentState::waiting);
    const auto never = [](const ByteSink&) { FAIL("the bytes are there already"); };
    CHECK(archive.add_source({hash_of('a'), 3, "application/pdf", "/two.pdf"}, never) == DocumentState::waiting);
    CHECK(archive.add_source({hash_of('a'), 3, "application/pdf", "/two.pdf"}, never) == DocumentState::waiting);
    const ArchiveCounts counts = archive.counts();
    CHECK(counts.sources == 1);
    CHECK(counts.names == 2);
    CHECK(counts.waiting == 1);
    const Lease lease = must_lease(archive);
    CHECK(lease.name == "/one.pdf");
    CHECK(stored(archive, lease) == "pdf");
    CHECK_FALSE(archive.lease("other", milliseconds(1)));
}

TEST_CASE("the archive is there again for who opens it later, and only an existing one is opened without create") {
    const SmallArchive desk;
    CHECK_THROWS_AS(desk.open(OpenMode::existing), Error);
    CHECK_FALSE(fs::exists(desk.folder()));
    {
        Archive archive = desk.open();
        add(archive, 'a', "/one.pdf");
    }
    Archive again = desk.open(OpenMode::existing);
    CHECK(again.counts().sources == 1);
    CHECK(stored(again, must_lease(again)) == "pdf");
}

TEST_CASE("content that ends with an error leaves neither an entry nor a file", "[folder]") {
    const SmallArchive desk;
    Archive archive = desk.open();
    const long before = files_in(desk.folder() + "/blobs");
    const ByteSource broken = [](const ByteSink& sink) {
        sink(std::as_bytes(std::span("pd", 2)));
        throw Error(ErrorCode::unreadable_input, {}, "test");
    };
    CHECK_THROWS_AS(archive.add_source({hash_of('a'), 3, "application/pdf", "/a.pdf"}, broken), Error);
    CHECK(archive.counts().sources == 0);
    CHECK(files_in(desk.folder() + "/blobs") == before);
}

TEST_CASE("what a killed writer left is removed by the next one; what is being written is not", "[folder]") {
    const SmallArchive desk;
    Archive archive = desk.open();
    const std::string left = desk.folder() + "/blobs/tmp/left01";
    std::ofstream(left) << "half a file";
    archive.add_source({hash_of('a'), 3, "application/pdf", "/a.pdf"}, [&](const ByteSink& sink) {
        (void)desk.open();
        CHECK_FALSE(fs::exists(left));
        sink(std::as_bytes(std::span("pdf", 3)));
    });
    CHECK(stored(archive, must_lease(archive)) == "pdf");
}

TEST_CASE("inputs that cannot be read are listed with their reason until they can be") {
    const SmallArchive desk;
    Archive archive = desk.open();
    archive.add_refusal("/a.pdf", "cannot read the file");
    archive.add_refusal("/a.pdf", "it is a folder now");
    CHECK(archive.counts().refused == 1);
    std::vector<std::string> problems;
    archive.visit_problems([&](const Problem& p) { problems.push_back(p.name + ": " + p.reason); });
    CHECK(problems == std::vector<std::string>{"/a.pdf: it is a folder now"});
    add(archive, 'a', "/a.pdf");
    CHECK(archive.counts().refused == 0);
}

TEST_CASE("refusals are forgotten of a file, or of a folder with what is in it, and of nothing else") {
    const SmallArchive desk;
    Archive archive = desk.open();
    const auto names = [&] {
        std::vector<std::string> all;
        archive.visit_problems([&](const Problem& p) { all.push_back(p.name); });
        return all;
    };
    for (const char* name : {"/in", "/in/a.pdf", "/in/b/c.pdf", "/in2.pdf", "/other"})
        archive.add_refusal(name, "gone");
    archive.forget_refusals("/in");
    CHECK(names() == std::vector<std::string>{"/in2.pdf", "/other"});
    archive.forget_refusals("/other");
    CHECK(names() == std::vector<std::string>{"/in2.pdf"});
    archive.forget_refusals("/");
    CHECK(names().empty());
}

TEST_CASE("what is skipped is listed with its reason and is no failure, until it is a source") {
    const SmallArchive desk;
    Archive archive = desk.open();
    const std::vector<SkippedInput> skipped{{"/in/pipe", "a pipe, not a file"}, {"/in/note.txt", "no document"}};
    archive.add_skipped(skipped);
    archive.add_skipped(skipped);
    archive.add_refusal("/in/gone.pdf", "gone");
    CHECK(archive.counts().skipped == 2);
    CHECK(archive.counts().refused == 1);
    std::vector<std::string> problems;
    archive.visit_problems([&](const Problem& p) {
        problems.push_back(p.name.substr(4, 4) + " " + std::string(to_string(p.kind)) + ": " + p.reason);
    });
    std::ranges::sort(problems);
    CHECK(problems[0] == "gone refused: gone");
    CHECK(problems[2] == "pipe skipped: a pipe, not a file");
    archive.add_refusal("/in/pipe", "gone, too");  // said of a name last
    CHECK(archive.counts().skipped == 1);
    CHECK(archive.counts().refused == 2);
    archive.add_skipped(skipped);
    add(archive, 'a', "/in/pipe");
    CHECK(archive.counts().skipped == 1);
    CHECK(archive.counts(desk.now() + 1).skipped == 0);
    archive.forget_refusals("/in");
    CHECK(archive.counts().skipped + archive.counts().refused == 0);
}

// The database could be read by everybody on the machine: SQLite makes its files so.
TEST_CASE("what an archive makes is its owner's alone, whatever the umask lets through", "[folder]") {
    const SmallArchive desk;
    const mode_t before = umask(0);
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    umask(before);
    long seen = 0;
    const auto check = [&](const fs::path& path) {
        const auto others = fs::perms::group_all | fs::perms::others_all;
        CAPTURE(path);
        CHECK((fs::status(path).permissions() & others) == fs::perms::none);
        ++seen;
    };
    check(desk.folder());
    for (const auto& entry : fs::recursive_directory_iterator(desk.folder())) check(entry.path());
    CHECK(seen >=
          8);  // the folder, the database with its log and index, the lock, blobs with a shelf and a source
}

TEST_CASE("a folder that was there, and an archive that was opened up, keep their permissions", "[folder]") {
    const SmallArchive desk;
    fs::create_directories(desk.folder());
    const auto shared = fs::perms::owner_all | fs::perms::group_all;
    fs::permissions(desk.folder(), shared);
    (void)desk.open();
    const fs::path database = desk.folder() + "/archive.sqlite";
    fs::permissions(database, fs::perms::group_read, fs::perm_options::add);
    (void)desk.open();
    CHECK(fs::status(desk.folder()).permissions() == shared);
    CHECK((fs::status(database).permissions() & fs::perms::group_read) != fs::perms::none);
}

TEST_CASE("a disk that is full is an error that says so, and the archive is whole afterwards", "[folder]") {
    const SmallArchive desk;
    {
        Archive archive = desk.open();
        add(archive, 'a', "/a.pdf");
    }
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);  // writing beyond the limit fails, as it does on a full disk
        const rlimit small{100'000, 100'000};
        setrlimit(RLIMIT_FSIZE, &small);
        int code = 1;
        try {
            Archive archive = desk.open();
            archive.add_source({hash_of('b'), 200'000, "application/pdf", "/b.pdf"},
                               bytes_of(std::string(200'000, 'x')));
        } catch (const Error& error) {
            code = static_cast<int>(error.code());
        }
        _exit(code);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == static_cast<int>(ErrorCode::cannot_write));
    Archive archive = desk.open();
    CHECK(archive.counts().sources == 1);
    CHECK(fs::is_empty(desk.folder() + "/blobs/tmp"));
    add(archive, 'b', "/b.pdf");
    CHECK(archive.counts().sources == 2);
}

// A second opening in one process dropped its locks: a process that came and went then took the log away under it
// ("disk I/O error", and review read nothing again).
TEST_CASE("an archive that is open twice in a process outlives one that comes and goes", "[folder]") {
    const SmallArchive place;
    Archive first(place.folder(), OpenMode::create);
    { const Archive second(place.folder(), OpenMode::existing); }
    const pid_t child = fork();
    if (child == 0) {
        execl("/usr/bin/env", "env", "python3", "-c",
              "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nc.execute('SELECT COUNT(*) FROM "
              "documents').fetchall()\n"
              "c.close()",
              (place.folder() + "/archive.sqlite").c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    CHECK(fs::exists(place.folder() + "/archive.sqlite-wal"));
    CHECK(first.counts().waiting == 0);
}
