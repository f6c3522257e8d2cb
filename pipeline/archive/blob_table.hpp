// Blobs in the database, for archives that many machines share: rows of 1 MiB.
#pragma once

#include <string>

#include "pipeline/archive/blob_store.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

class BlobTable : public BlobStore {
  public:
    // session: PostgreSQL's, with the tables of the archive; must outlive this. place: for errors. Calls throw
    // soci_error, and put() is a transaction of its own.
    BlobTable(soci::session& session, std::string place) : session_(session), place_(std::move(place)) {}

    [[nodiscard]] bool holds(const std::string& hash) const override;
    void put(const std::string& hash, const ByteSource& source) const override;
    [[nodiscard]] FileDescriptor open(const std::string& hash) const override;

  private:
    soci::session& session_;
    std::string place_;
};

}  // namespace shenbao
