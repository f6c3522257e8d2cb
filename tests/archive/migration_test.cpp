// Tables of an earlier version become those of this one, wholly or not at all.
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/wait.h>

#include <fstream>

#include "models/declaration/error.hpp"
#include "pipeline/archive/schema.hpp"
#include "tests/archive/small_archive.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// Opens what an archive of SmallArchive has in its folder.
void open_database(soci::session& session, const std::string& folder) {
    session.open(soci::sqlite3, "dbname=\"" + folder + "/archive.sqlite\"");
}

std::vector<Migration> with_more(std::vector<Migration> more) {
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    steps.insert(steps.end(), more.begin(), more.end());
    return steps;
}

// An archive as an earlier version of the program left it.
void load_version(const std::string& folder, int version) {
    fs::create_directories(folder);
    soci::session session;
    open_database(session, folder);
    std::ifstream dump(SHENBAO_SOURCE_DIR "/tests/archive/versions/" + std::to_string(version) + ".sql");
    REQUIRE(dump);
    session << "PRAGMA foreign_keys = OFF";
    for (std::string line; std::getline(dump, line);) session << line;
}

// Every table and index with its columns.
std::vector<std::string> tables_of(soci::session& session) {
    const soci::rowset<std::string> rows =
        (session.prepare << "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                            " ORDER BY type, name");
    return {rows.begin(), rows.end()};
}

int count_rows(soci::session& session, const std::string& query) {
    int rows = 0;
    session << query, soci::into(rows);
    return rows;
}

}  // namespace

TEST_CASE("a new archive has the latest version, and opening it again changes nothing", "[folder]") {
    const SmallArchive desk;
    (void)desk.open();
    (void)desk.open();
    soci::session session;
    open_database(session, desk.folder());
    CHECK(find_schema_version(session) == static_cast<int>(migrations().size()));
    CHECK(count_rows(session, "SELECT COUNT(*) FROM schema_version") == 1);
}

TEST_CASE("an archive of every earlier version opens with all that was in it, and goes on", "[folder]") {
    const int latest = static_cast<int>(migrations().size());
    for (int version = 1; version < latest; ++version) {
        INFO("version " << version);
        const SmallArchive desk;
        load_version(desk.folder(), version);
        Archive archive = desk.open(OpenMode::existing);
        const ArchiveCounts counts = archive.counts();
        CHECK(counts.sources == 4);
        CHECK(counts.names == 5);
        CHECK(counts.waiting == 1);
        CHECK(counts.leased == 1);
        CHECK(counts.failed == 1);
        CHECK(counts.refused == 1);
        CHECK(counts.done == 1);
        CHECK(counts.versions == 2);
        CHECK(counts.review_declarations == 1);
        CHECK(counts.review_fields == std::map<std::string, long>{{"amount", 1}, {"text", 1}});
        std::string json;
        archive.visit_declarations([&](const std::string& text) { json += text; });
        CHECK(json == "{\"text\": \"申报表\"}");
        CHECK(archive.read_again(hash_of('a')));
        CHECK(archive.finish(must_lease(archive), result_with("third")));
        CHECK(archive.counts().versions == 3);
        soci::session session;
        open_database(session, desk.folder());
        CHECK(find_schema_version(session) == latest);
        CHECK(count_rows(session, "SELECT COUNT(*) FROM audit WHERE id <= 2") == 2);
    }
}

TEST_CASE("the log of version 2 is kept line by line, stays closed to changes, and takes what people say now",
          "[folder]") {
    const SmallArchive desk;
    load_version(desk.folder(), 2);
    (void)desk.open(OpenMode::existing);
    soci::session session;
    open_database(session, desk.folder());
    session << "PRAGMA foreign_keys = ON";
    std::string before, after, comment;
    session << "SELECT text_before, text_after, comment FROM corrections WHERE id = 1", soci::into(before),
        soci::into(after), soci::into(comment);
    CHECK(before + "|" + after + "|" + comment == "50|5O|a nought");
    CHECK(count_rows(session,
                     "SELECT COUNT(*) FROM corrections WHERE id = 2 AND action = 'undone' AND who = 'ben'"
                     " AND refers = 1 AND passed_to = ''") == 1);
    CHECK_THROWS_WITH(session << "UPDATE corrections SET who = 'x'", Catch::Contains("only added to"));
    CHECK_THROWS_WITH(session << "DELETE FROM corrections", Catch::Contains("only added to"));
    const std::string add = "INSERT INTO corrections SELECT id + 10, source_id, version, number, path, '";
    const std::string rest = ", passed_to FROM corrections WHERE id = 1";
    const std::string middle =
        "', text_before, text_after, who, at_ms, comment, page, x0, y0, x1, y1, text_read, ";
    session << add + "keyed" + middle + "1" + rest;
    CHECK_THROWS(session << add + "guessed" + middle + "1" + rest);
    CHECK_THROWS(session << add + "settled" + middle + "99" + rest);
    CHECK(count_rows(session, "SELECT COUNT(*) FROM pragma_foreign_key_check") == 0);
}

TEST_CASE("the tables of every released version are as they were released", "[folder]") {
    const int latest = static_cast<int>(migrations().size());
    for (int version = 1; version < latest; ++version) {
        INFO("version " << version);
        const SmallArchive desk;
        load_version(desk.folder(), version);
        soci::session old, made;
        open_database(old, desk.folder());
        made.open(soci::sqlite3, "dbname=:memory:");
        migrate(made, migrations().first(static_cast<std::size_t>(version)));
        CHECK(tables_of(made) == tables_of(old));
    }
}

TEST_CASE("several steps are one: where a later one fails, the earlier ones are undone", "[folder]") {
    const SmallArchive desk;
    load_version(desk.folder(), 1);
    soci::session session;
    open_database(session, desk.folder());
    CHECK_THROWS(migrate(session, with_more({{"ALTER TABLE sources ADD COLUMN note TEXT"}, {"this is no SQL"}})));
    CHECK(find_schema_version(session) == 1);
    CHECK(count_rows(session, "SELECT COUNT(*) FROM pragma_table_info('sources') WHERE name = 'note'") == 0);
}

TEST_CASE("a later step keeps what is there; one that fails half way leaves the version before it", "[folder]") {
    const SmallArchive desk;
    {
        Archive archive = desk.open();
        add(archive, 'a', "/a.pdf");
    }
    soci::session session;
    open_database(session, desk.folder());
    const int version = find_schema_version(session);

    const auto broken = with_more({{"ALTER TABLE sources ADD COLUMN note TEXT", "this is no SQL"}});
    CHECK_THROWS(migrate(session, broken));
    CHECK(find_schema_version(session) == version);
    CHECK(count_rows(session, "SELECT COUNT(*) FROM pragma_table_info('sources') WHERE name = 'note'") == 0);

    migrate(session, with_more({{"ALTER TABLE sources ADD COLUMN note TEXT NOT NULL DEFAULT 'old'"}}));
    CHECK(find_schema_version(session) == version + 1);
    CHECK(count_rows(session, "SELECT COUNT(*) FROM sources WHERE note = 'old'") == 1);
}

TEST_CASE("an archive of a later version is refused and left as it is", "[folder]") {
    const SmallArchive desk;
    (void)desk.open();
    {
        soci::session session;
        open_database(session, desk.folder());
        session << "UPDATE schema_version SET version = 99";
    }
    try {
        (void)desk.open();
        FAIL("it was opened");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::wrong_usage);
        CHECK(error.place().file == desk.folder());
        CHECK(error.one_line().find("later version") != std::string::npos);
        CHECK(error.one_line().find("of version 99") != std::string::npos);
    }
    soci::session session;
    open_database(session, desk.folder());
    CHECK(find_schema_version(session) == 99);
}

TEST_CASE("processes that make the same archive at the same time all find it whole") {
    const SmallArchive desk;
    std::vector<pid_t> children;
    for (int i = 0; i < 6; ++i) {
        children.push_back(fork());
        if (children.back() != 0) continue;
        try {
            Archive archive = desk.open();
            add(archive, static_cast<char>('a' + i), "/" + std::to_string(i));
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
    CHECK(desk.open().counts().sources == 6);
}

TEST_CASE("a file that is no database is an error of the archive", "[folder]") {
    const SmallArchive desk;
    (void)desk.open();
    const std::string file = desk.folder() + "/archive.sqlite";
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(file + ending);
    { std::ofstream(file) << std::string(8192, 'x'); }
    try {
        (void)desk.open();
        FAIL("it was opened");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::cannot_write);
        CHECK(error.place().file == desk.folder());
    }
}
