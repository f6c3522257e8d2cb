// What was read: stored with the end of the lease in one transaction, and given out again.
#include <string>

#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

int next_version(soci::session& session, long long source) {
    int version = 0;
    session << "SELECT versions + 1 FROM documents WHERE source_id = :id", soci::use(source), soci::into(version);
    return version;
}

void insert_review(soci::session& session, long long declaration, const ReviewField& field) {
    const double confidence = field.confidence.value_or(0);
    soci::indicator known = field.confidence ? soci::i_ok : soci::i_null;
    session << "INSERT INTO review_fields (declaration_id, path, kind, status, confidence, page, x0, y0, x1, y1)"
               " VALUES (:id, :path, :kind, 'review', :confidence, :page, :x0, :y0, :x1, :y1)",
        soci::use(declaration), soci::use(field.path), soci::use(field.kind), soci::use(confidence, known),
        soci::use(field.page), soci::use(field.bbox.x0), soci::use(field.bbox.y0), soci::use(field.bbox.x1),
        soci::use(field.bbox.y1);
}

void insert_declaration(soci::session& session, long long source, int version, int number,
                        const NewDeclaration& declaration, const std::string& program, long long now) {
    const int required = declaration.review_required ? 1 : 0;
    const auto fields = static_cast<long long>(declaration.fields);
    session << "INSERT INTO declarations (source_id, version, number, json, fields, review_required, program, "
               "added_ms)"
               " VALUES (:id, :version, :number, :json, :fields, :required, :program, :now)",
        soci::use(source), soci::use(version), soci::use(number), soci::use(declaration.json), soci::use(fields),
        soci::use(required), soci::use(program), soci::use(now);
    long long id = 0;
    session << "SELECT id FROM declarations WHERE source_id = :id AND version = :version AND number = :number",
        soci::use(source), soci::use(version), soci::use(number), soci::into(id);
    for (const ReviewField& field : declaration.review) insert_review(session, id, field);
}

}  // namespace

bool Archive::finish(const Lease& lease, const DocumentResult& result) {
    return store_->write([&] {
        soci::session& session = store_->session;
        if (!store_->end_lease(lease, DocumentState::done, "")) return false;
        const int version = next_version(session, lease.source);
        int number = 0;
        for (const NewDeclaration& declaration : result.declarations)
            insert_declaration(session, lease.source, version, ++number, declaration, result.program,
                               store_->now_ms());
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
            const soci::rowset<std::string> rows =
                (store_->session.prepare
                 << "SELECT d.json FROM declarations d JOIN documents w ON w.source_id = d.source_id"
                    " AND w.versions = d.version ORDER BY (SELECT MIN(n.name) FROM source_names n"
                    " WHERE n.source_id = d.source_id), d.source_id, d.number");
            for (const std::string& json : rows) visit(json);
        });
}

}  // namespace shenbao
