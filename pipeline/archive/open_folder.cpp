// An archive in a folder: SQLite, with the sources beside it.
#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/file.h>

#include <filesystem>
#include <system_error>

#include "pipeline/archive/blob_folder.hpp"
#include "pipeline/archive/schema.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "archive.sqlite";
constexpr mode_t kForOwner = 0600;      // filings are nobody else's to read; who shares an archive opens it up
constexpr const char* kSeconds = "60";  // that a process waits for another one's transaction; guess, they take ms

void check_folder(const std::string& folder, OpenMode mode) {
    std::error_code fault;
    if (folder.find('"') != std::string::npos)
        throw Error(ErrorCode::wrong_usage, {folder, std::nullopt},
                    "the folder of an archive must not have a quote in its name", "give it another name");
    if (folder.find("://") != std::string::npos)
        throw Error(ErrorCode::wrong_usage, {folder, std::nullopt},
                    "an archive is a folder or a PostgreSQL database",
                    "give the name of a folder, or an address like postgresql://user@machine/database");
    if (mode == OpenMode::existing && !fs::exists(fs::path(folder) / kDatabase, fault))
        throw Error(ErrorCode::wrong_usage, {folder, std::nullopt}, "there is no archive here",
                    "make one with shenbao import");
}

// Held while the tables are made: of processes that begin together one makes them and the others find them.
FileDescriptor lock_opening(const std::string& folder) {
    FileDescriptor lock(open((folder + "/opening.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kForOwner));
    if (!lock.is_open() || flock(lock.number(), LOCK_EX) != 0)
        throw Error(ErrorCode::cannot_write, {folder, std::nullopt},
                    "the archive cannot be written (" + std::generic_category().message(errno) + ")",
                    "check the folder, its permissions and the free space");
    return lock;
}

// SQLite would let everybody read it, and gives its other files the permissions of this one. One that is there is
// not opened: closing it would drop the locks that this process holds on it through SQLite, and another process
// would take the log away under it.
void make_database(const std::string& place) {
    const FileDescriptor made(open(place.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kForOwner));
}

void open_session(soci::session& session, const std::string& folder) {
    const std::string place = fs::absolute(fs::path(folder) / kDatabase).string();
    make_database(place);
    session.open(soci::sqlite3, "dbname=\"" + place + "\" timeout=" + kSeconds);
    std::string mode;
    session << "PRAGMA journal_mode = WAL", soci::into(mode);
    session << "PRAGMA synchronous = FULL";  // in WAL, NORMAL may lose what was committed before a power cut
    session << "PRAGMA foreign_keys = ON";
}

}  // namespace

void Archive::Store::open_folder(const std::string& folder, OpenMode mode) {
    if (!now_ms) now_ms = system_clock_ms;
    check_folder(folder, mode);
    blobs = std::make_unique<BlobFolder>(folder + "/blobs");
    const FileDescriptor lock = lock_opening(folder);
    guarded([&] {
        open_session(session, folder);
        migrate(session, migrations(), folder);
    });
}

}  // namespace shenbao
