// The documents as people who review see them.
#include "pipeline/archive/review_queue.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

// What takes long, only of those that are given out.
constexpr const char* kDocuments =
    "SELECT s.sha256, x.name, w.state, w.versions, w.pages,"
    " (SELECT COUNT(*) FROM declarations d WHERE d.source_id = s.id AND d.version = w.versions),"
    " COALESCE((SELECT d.department FROM declarations d WHERE d.source_id = s.id AND d.version = w.versions"
    " AND d.number = 1), ''), w.open_items,"
    " (SELECT COUNT(*) FROM items i WHERE i.source_id = s.id AND i.version = w.versions AND i.state = 'settled')"
    " FROM (SELECT s.id, (SELECT MIN(n.name) FROM source_names n WHERE n.source_id = s.id) AS name"
    " FROM sources s JOIN documents w ON w.source_id = s.id";
constexpr const char* kInOrder =
    " ORDER BY 2, 1 LIMIT :most OFFSET :first) x JOIN sources s ON s.id = x.id"
    " JOIN documents w ON w.source_id = x.id ORDER BY x.name, x.id";

// % and _ of a name are meant as they are.
constexpr const char* kSought =
    " WHERE s.sha256 = :hash OR EXISTS (SELECT 1 FROM source_names n WHERE n.source_id = s.id"
    " AND n.name LIKE :name ESCAPE '\\') OR EXISTS (SELECT 1 FROM declarations d WHERE d.source_id = s.id"
    " AND d.version = w.versions AND d.department LIKE :department ESCAPE '\\')";

std::string containing(const std::string& text) {
    std::string pattern = "%";
    for (const char byte : text) {
        if (byte == '%' || byte == '_' || byte == '\\') pattern += '\\';
        pattern += byte;
    }
    return pattern + "%";
}

DocumentState state_of(const std::string& word) {
    for (const auto state :
         {DocumentState::leased, DocumentState::done, DocumentState::failed, DocumentState::poisoned})
        if (word == to_string(state)) return state;
    return DocumentState::waiting;
}

}  // namespace

std::vector<DocumentSummary> ReviewQueue::documents(int first, int most, const std::string& sought) const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] {
        std::vector<DocumentSummary> documents;
        DocumentSummary row;
        std::string state;
        const std::string pattern = containing(sought);
        soci::statement rows(store.session);
        rows.alloc();
        rows.prepare(kDocuments + std::string(sought.empty() ? "" : kSought) + kInOrder);
        if (!sought.empty())
            for (const std::string* text : {&sought, &pattern, &pattern}) rows.exchange(soci::use(*text));
        rows.exchange(soci::use(most));
        rows.exchange(soci::use(first));
        for (std::string* text : {&row.sha256, &row.name, &state}) rows.exchange(soci::into(*text));
        for (int* number : {&row.version, &row.pages, &row.declarations}) rows.exchange(soci::into(*number));
        rows.exchange(soci::into(row.department));
        rows.exchange(soci::into(row.open));
        rows.exchange(soci::into(row.settled));
        rows.define_and_bind();
        rows.execute();
        while (rows.fetch()) {
            row.state = state_of(state);
            documents.push_back(row);
        }
        return documents;
    });
}

}  // namespace shenbao
