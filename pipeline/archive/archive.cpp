#include "pipeline/archive/archive.hpp"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/file.h>

#include <filesystem>
#include <system_error>

#include "pipeline/archive/schema.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "archive.sqlite";
constexpr const char* kSeconds = "60";  // that a process waits for another one's transaction; guess, they take ms

void check_folder(const std::string& folder, OpenMode mode) {
    std::error_code fault;
    if (folder.find('"') != std::string::npos)
        throw Error(ErrorCode::wrong_usage, {folder, std::nullopt},
                    "the folder of an archive must not have a quote in its name", "give it another name");
    if (folder.find("://") != std::string::npos)
        throw Error(ErrorCode::wrong_usage, {folder, std::nullopt}, "archives are folders in this version",
                    "give the name of a folder");
    if (mode == OpenMode::existing && !fs::exists(fs::path(folder) / kDatabase, fault))
        throw Error(ErrorCode::wrong_usage, {folder, std::nullopt}, "there is no archive here",
                    "make one with shenbao import");
}

// Held while the tables are made: of processes that begin together one makes them and the others find them.
FileDescriptor lock_opening(const std::string& folder) {
    FileDescriptor lock(open((folder + "/opening.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!lock.is_open() || flock(lock.number(), LOCK_EX) != 0)
        throw Error(ErrorCode::cannot_write, {folder, std::nullopt},
                    "the archive cannot be written (" + std::generic_category().message(errno) + ")",
                    "check the folder, its permissions and the free space");
    return lock;
}

void open_session(soci::session& session, const std::string& folder) {
    const std::string place = fs::absolute(fs::path(folder) / kDatabase).string();
    session.open(soci::sqlite3, "dbname=\"" + place + "\" timeout=" + kSeconds);
    std::string mode;
    session << "PRAGMA journal_mode = WAL", soci::into(mode);
    session << "PRAGMA synchronous = FULL";  // in WAL, NORMAL may lose what was committed before a power cut
    session << "PRAGMA foreign_keys = ON";
}

}  // namespace

long long system_clock_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string_view to_string(DocumentState state) {
    switch (state) {
        case DocumentState::waiting: return "waiting";
        case DocumentState::leased: return "leased";
        case DocumentState::done: return "done";
        case DocumentState::failed: return "failed";
        case DocumentState::poisoned: return "poisoned";
    }
    return {};
}

Archive::Archive(const std::string& folder, OpenMode mode, Clock clock) {
    check_folder(folder, mode);
    store_ = std::make_unique<Store>(folder, std::move(clock));
    const FileDescriptor lock = lock_opening(folder);
    store_->guarded([&] {
        open_session(store_->session, folder);
        migrate(store_->session, migrations(), folder);
    });
}

Archive::Archive(Archive&&) noexcept = default;
Archive::~Archive() = default;

void Archive::Store::note(const std::string& action, long long source, const std::string& who,
                          const std::string& detail) {
    const long long now = now_ms();
    soci::indicator there = source == 0 ? soci::i_null : soci::i_ok;
    session << "INSERT INTO audit (at_ms, action, source_id, who, detail) VALUES (:at, :action, :source, :who, "
               ":detail)",
        soci::use(now), soci::use(action), soci::use(source, there), soci::use(who), soci::use(detail);
}

}  // namespace shenbao
