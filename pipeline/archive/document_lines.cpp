// What the readers made of a document's lines: kept like sources and pictures, once by its hash.
#include "pipeline/archive/document_lines.hpp"

#include "pipeline/archive/store.hpp"

namespace shenbao {

void replace_lines(soci::session& session, long long source, const std::optional<NewLines>& lines) {
    session << "DELETE FROM document_lines WHERE source_id = :id", soci::use(source);
    if (!lines) return;
    const auto bytes = static_cast<long long>(lines->bytes);
    session << "INSERT INTO document_lines (source_id, sha256, bytes) VALUES (:id, :hash, :bytes)",
        soci::use(source), soci::use(lines->sha256), soci::use(bytes);
}

std::optional<DocumentLines> Archive::open_lines(const Lease& lease) const {
    return store_->guarded([&]() -> std::optional<DocumentLines> {
        std::string hash;
        store_->session << "SELECT sha256 FROM document_lines WHERE source_id = :id", soci::use(lease.source),
            soci::into(hash);
        if (!store_->session.got_data() || !store_->blobs->holds(hash)) return std::nullopt;
        return DocumentLines{hash, store_->blobs->open(hash)};
    });
}

}  // namespace shenbao
