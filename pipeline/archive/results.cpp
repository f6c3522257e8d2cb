// What was read: stored with the end of the lease in one transaction, and given out again.
#include <string>

#include "pipeline/archive/carry_corrections.hpp"
#include "pipeline/archive/declaration_texts.hpp"
#include "pipeline/archive/document_lines.hpp"
#include "pipeline/archive/items.hpp"
#include "pipeline/archive/page_images.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

int next_version(soci::session& session, long long source) {
    int version = 0;
    session << "SELECT versions + 1 FROM documents WHERE source_id = :id", soci::use(source), soci::into(version);
    return version;
}

void insert_declaration(soci::session& session, const DeclarationPlace& place, const NewDeclaration& declaration,
                        const std::string& program, long long now) {
    const auto fields = static_cast<long long>(declaration.fields);
    session << "INSERT INTO declarations (source_id, version, number, fields, review_required, program, added_ms,"
               " department) VALUES (:id, :version, :number, :fields, 0, :program, :now, :department)",
        soci::use(place.source), soci::use(place.version), soci::use(place.number), soci::use(fields),
        soci::use(program), soci::use(now), soci::use(declaration.department);
    insert_text(session, place, declaration.json);
}

// What was read, with what people said about the reading before.
void store_declarations(soci::session& session, long long source, int version, const DocumentResult& result,
                        const Reviser* reviser, long long now) {
    for (std::size_t i = 0; i < result.declarations.size(); ++i) {
        const DeclarationPlace place{source, version, static_cast<int>(i) + 1};
        insert_declaration(session, place, result.declarations[i], result.program, now);
    }
    const Standing standing = carry_corrections(session, source, version, result.declarations, reviser, now);
    for (std::size_t i = 0; i < result.declarations.size(); ++i) {
        const DeclarationPlace place{source, version, static_cast<int>(i) + 1};
        const auto texts = settled_texts(standing, place.number);
        NewDeclaration declaration = result.declarations[i];
        if (!texts.empty()) {
            declaration = revise_stored(session, place, *reviser, declaration.json, texts);
            declaration.audit = result.declarations[i].audit;
        }
        sync_items(session, place, declaration, standing, reviser);
    }
    if (result.declarations.empty() && !standing.empty())
        sync_items(session, {source, version, 1}, {}, standing, reviser);
}

}  // namespace

bool Archive::finish(const Lease& lease, const DocumentResult& result, const Reviser* reviser) {
    store_->guarded([&] {  // first the bytes, as with sources
        for (const auto& [info, content] : result.images)
            if (!store_->blobs->holds(info.sha256)) store_->blobs->put(info.sha256, content);
        // Also where there are such bytes already: lines are read alike, and what was damaged becomes sound.
        if (result.lines) store_->blobs->put(result.lines->sha256, result.lines->content);
    });
    return store_->write([&] {
        soci::session& session = store_->session;
        if (!store_->end_lease(lease, DocumentState::done, "")) return false;
        const int version = next_version(session, lease.source);
        session << "UPDATE items SET newest = 0 WHERE source_id = :id", soci::use(lease.source);
        session << "UPDATE documents SET open_items = 0 WHERE source_id = :id", soci::use(lease.source);
        insert_images(session, lease.source, version, result.images);
        replace_lines(session, lease.source, result.lines);
        store_declarations(session, lease.source, version, result, reviser, store_->now_ms());
        session << "UPDATE documents SET versions = :version, pages = :pages, elapsed_ms = :elapsed"
                   " WHERE source_id = :id",
            soci::use(version), soci::use(result.pages), soci::use(result.elapsed_ms), soci::use(lease.source);
        store_->note("done", lease.source, lease.owner, "version " + std::to_string(version));
        return true;
    });
}

void Archive::visit_declarations(const std::function<void(const std::string& json)>& visit) const {
    store_->guarded(
        [&] {
            // First which, then one after another: PostgreSQL's client takes all rows of an answer into memory.
            const soci::rowset<long long> rows =
                (store_->session.prepare
                 << "SELECT d.id FROM declarations d JOIN documents w ON w.source_id = d.source_id"
                    " AND w.versions = d.version ORDER BY (SELECT MIN(n.name) FROM source_names n"
                    " WHERE n.source_id = d.source_id), d.source_id, d.number");
            const std::vector<long long> ids(rows.begin(), rows.end());
            long long id = 0;
            std::string json;
            soci::statement one =
                (store_->session.prepare << "SELECT " + kNewestText + " FROM declarations d WHERE d.id = :id",
                 soci::use(id), soci::into(json));
            for (const long long each : ids) {
                id = each;
                if (one.execute(true)) visit(json);
            }
        });
}

std::optional<std::string> Archive::find_newest(const std::string& text, const std::string& sha256,
                                                int number) const {
    return store_->guarded([&]() -> std::optional<std::string> {
        std::string json;
        store_->session << "SELECT " + text +
                               " FROM declarations d JOIN documents w ON w.source_id = d.source_id"
                               " AND w.versions = d.version JOIN sources s ON s.id = d.source_id"
                               " WHERE s.sha256 = :hash AND d.number = :number",
            soci::use(sha256), soci::use(number), soci::into(json);
        return store_->session.got_data() ? std::optional(json) : std::nullopt;
    });
}

std::optional<std::string> Archive::find_declaration(const std::string& sha256, int number) const {
    return find_newest(kNewestText, sha256, number);
}

// A declaration is never changed, and what stands in it follows from the log, which is only added to.
std::optional<std::string> Archive::find_stamp(const std::string& sha256, int number) const {
    return find_newest(
        "CAST(d.id AS TEXT) || '.' || CAST((SELECT COALESCE(MAX(c.id), 0) FROM corrections c"
        " WHERE c.source_id = d.source_id AND c.version = d.version) AS TEXT)",
        sha256, number);
}

std::optional<std::string> Archive::find_reading(const std::string& sha256, int number) const {
    return find_newest(kTextAsRead, sha256, number);
}

}  // namespace shenbao
