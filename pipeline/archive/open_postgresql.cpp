// An archive in a PostgreSQL database, for any number of machines.
#include <soci/postgresql/soci-postgresql.h>

#include <string>
#include <utility>

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

// Adds what the address does not say itself.
std::string with_option(std::string address, const std::string& name, const std::string& value) {
    const std::size_t options = address.find('?');
    if (options != std::string::npos && address.find(name + "=", options) != std::string::npos) return address;
    return address + (options == std::string::npos ? "?" : "&") + name + "=" + value;
}

// SOCI, too, needs an option to be there: it takes an address without one apart as a list of names and values.
//
// A machine or a link that is gone sends no farewell: by default a worker waits a quarter of an hour for an answer
// and two hours for a question, and the server keeps for as long what the other one has locked. Shorter cuts are
// survived: the connection stands still and goes on. Guesses; several times a lease at most.
constexpr const char *kIdleSeconds = "30", *kProbeSeconds = "10", *kProbes = "6", *kUnansweredMs = "120000",
                     *kConnectSeconds = "30", *kIdleInTransactionMs = "300000";

std::string noticing_what_is_gone(std::string address) {
    for (const auto& [name, value] : {std::pair{"keepalives_idle", kIdleSeconds},
                                      {"keepalives_interval", kProbeSeconds},
                                      {"keepalives_count", kProbes},
                                      {"tcp_user_timeout", kUnansweredMs},
                                      {"connect_timeout", kConnectSeconds}})
        address = with_option(std::move(address), name, value);
    return address;
}

void make_server_notice_what_is_gone(soci::session& session) {
    for (const auto& [name, value] : {std::pair{"tcp_keepalives_idle", kIdleSeconds},
                                      {"tcp_keepalives_interval", kProbeSeconds},
                                      {"tcp_keepalives_count", kProbes},
                                      {"tcp_user_timeout", kUnansweredMs},
                                      {"idle_in_transaction_session_timeout", kIdleInTransactionMs}})
        session << std::string("SET ") + name + " TO " + value;
}

}  // namespace

void Archive::Store::open_address(const std::string& address, OpenMode mode) {
    if (!now_ms) now_ms = [this] { return server_clock_ms(session); };
    guarded([&] {
        session.open(soci::postgresql, noticing_what_is_gone(address));
        make_server_notice_what_is_gone(session);
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
