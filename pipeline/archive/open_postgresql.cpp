// An archive in a PostgreSQL database, for any number of machines.
#include <soci/postgresql/soci-postgresql.h>

#include "pipeline/archive/blob_table.hpp"
#include "pipeline/archive/open_store.hpp"
#include "pipeline/archive/schema.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

// Any number that other programs on the database are unlikely to lock: "shenbao" in ASCII.
constexpr long long kMigrating = 0x7368656e62616f;

// Held while the tables are made, as opening.lock is of a folder.
class MigrationLock {
  public:
    explicit MigrationLock(soci::session& session) : session_(session) {
        session_ << "SELECT pg_advisory_lock(:key)", soci::use(kMigrating);
    }
    ~MigrationLock() {
        try {
            session_ << "SELECT pg_advisory_unlock(:key)", soci::use(kMigrating);
        } catch (const std::exception&) {  // the session is gone, and the lock with it
        }
    }
    MigrationLock(const MigrationLock&) = delete;
    MigrationLock& operator=(const MigrationLock&) = delete;

  private:
    soci::session& session_;
};

long long server_clock_ms(soci::session& session) {
    long long now = 0;
    session << "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", soci::into(now);
    return now;
}

}  // namespace

void Archive::Store::open_address(const std::string& address, OpenMode mode) {
    if (!now_ms) now_ms = [this] { return server_clock_ms(session); };
    guarded([&] {
        session.open(soci::postgresql, address);
        session << "SET client_encoding TO 'UTF8'";
        const MigrationLock lock(session);
        if (mode == OpenMode::existing && find_schema_version(session) == 0)
            throw Error(ErrorCode::wrong_usage, {place, std::nullopt}, "there is no archive here",
                        "make one with shenbao import");
        migrate(session, migrations(), place);
    });
    blobs = std::make_unique<BlobTable>(session, place);
}

}  // namespace shenbao
