// What happens between its making and commit() happened wholly, or not at all.
#pragma once

#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

// Takes the right to write at once: a transaction that reads first and then wants to write may find that another
// process wrote in between, and SQLite then refuses without waiting.
class WriteTransaction {
  public:
    explicit WriteTransaction(soci::session& session) : session_(session) { session_ << "BEGIN IMMEDIATE"; }
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
