// What happens between its making and commit() happened wholly, or not at all.
#pragma once

#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

enum class Durability {
    on_disk,  // when commit() returns
    soon      // a power cut may take it back, though nothing that was committed later stays without it
};

// With SQLite it takes the right to write at once: a transaction that reads first and then wants to write may find
// that another process wrote in between, and is then refused without waiting. With PostgreSQL others write at the
// same time: what one transaction looks at and then changes it has to lock (lock_row).
class WriteTransaction {
  public:
    explicit WriteTransaction(soci::session& session, Durability durability = Durability::on_disk)
        : session_(session) {
        const bool waits = durability == Durability::on_disk;
        if (is_postgresql(session_)) {
            session_ << "BEGIN";
            if (!waits) session_ << "SET LOCAL synchronous_commit = off";
        } else {  // of the session, until it is set again
            session_ << (waits ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            session_ << "BEGIN IMMEDIATE";
        }
    }
    ~WriteTransaction() {
        if (open_) roll_back();
    }
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;

    void commit() {
        session_ << "COMMIT";
        open_ = false;
    }

  private:
    void roll_back() noexcept {
        try {
            session_ << "ROLLBACK";
        } catch (const std::exception&) {  // SQLite has already done so, as with a full disk
        }
    }

    soci::session& session_;
    bool open_ = true;
};

}  // namespace shenbao
