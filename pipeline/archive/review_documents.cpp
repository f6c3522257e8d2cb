// The documents as people who review see them.
#include "pipeline/archive/review_queue.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

constexpr const char* kDocuments =
    "SELECT s.sha256, (SELECT MIN(n.name) FROM source_names n WHERE n.source_id = s.id), w.state, w.versions, "
    "w.pages,"
    " (SELECT COUNT(*) FROM declarations d WHERE d.source_id = s.id AND d.version = w.versions),"
    " COALESCE((SELECT d.department FROM declarations d WHERE d.source_id = s.id AND d.version = w.versions"
    " AND d.number = 1), ''),"
    " (SELECT COUNT(*) FROM items i WHERE i.source_id = s.id AND i.version = w.versions"
    " AND i.state IN ('open', 'postponed')),"
    " (SELECT COUNT(*) FROM items i WHERE i.source_id = s.id AND i.version = w.versions AND i.state = 'settled')"
    " FROM sources s JOIN documents w ON w.source_id = s.id ORDER BY 2, s.id LIMIT :most OFFSET :first";

DocumentState state_of(const std::string& word) {
    for (const auto state :
         {DocumentState::leased, DocumentState::done, DocumentState::failed, DocumentState::poisoned})
        if (word == to_string(state)) return state;
    return DocumentState::waiting;
}

}  // namespace

std::vector<DocumentSummary> ReviewQueue::documents(int first, int most) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        std::vector<DocumentSummary> documents;
        DocumentSummary row;
        std::string state;
        soci::statement rows = (store.session.prepare << kDocuments, soci::use(most), soci::use(first),
                                soci::into(row.sha256), soci::into(row.name), soci::into(state),
                                soci::into(row.version), soci::into(row.pages), soci::into(row.declarations),
                                soci::into(row.department), soci::into(row.open), soci::into(row.settled));
        rows.execute();
        while (rows.fetch()) {
            row.state = state_of(state);
            documents.push_back(row);
        }
        return documents;
    });
}

}  // namespace shenbao
