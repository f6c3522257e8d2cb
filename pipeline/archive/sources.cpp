// What comes into the archive.
#include "pipeline/archive/document_lines.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

// 0 if it is not known.
long long find_source(soci::session& session, const std::string& sha256) {
    long long id = 0;
    session << "SELECT id FROM sources WHERE sha256 = :hash", soci::use(sha256), soci::into(id);
    return id;
}

long long insert_source(soci::session& session, const NewSource& source, long long now) {
    const auto bytes = static_cast<long long>(source.bytes);
    session << "INSERT INTO sources (sha256, bytes, media_type, added_ms) VALUES (:hash, :bytes, :type, :now)"
               " ON CONFLICT DO NOTHING",
        soci::use(source.sha256), soci::use(bytes), soci::use(source.media_type), soci::use(now);
    const long long id = find_source(session, source.sha256);
    session << "INSERT INTO documents (source_id, state) VALUES (:id, 'waiting') ON CONFLICT DO NOTHING",
        soci::use(id);
    return id;
}

// True where the source did not have the name yet.
bool add_name(soci::session& session, long long id, const std::string& name, long long now) {
    session << "DELETE FROM refusals WHERE name = :name", soci::use(name);
    soci::statement known = (session.prepare << "UPDATE source_names SET named_ms = :now"
                                                " WHERE source_id = :id AND name = :name",
                             soci::use(now), soci::use(id), soci::use(name));
    known.execute(true);
    if (known.get_affected_rows() > 0) return false;
    session << "INSERT INTO source_names (source_id, name, added_ms, named_ms) VALUES (:id, :name, :now, :now2)"
               " ON CONFLICT DO NOTHING",
        soci::use(id), soci::use(name), soci::use(now), soci::use(now);
    return true;
}

void put_refusal(soci::session& session, const std::string& name, const std::string& reason, long long now,
                 int skipped) {
    session << "INSERT INTO refusals (name, reason, named_ms, skipped) VALUES (:name, :reason, :now, :skipped)"
               " ON CONFLICT (name) DO UPDATE SET reason = excluded.reason, named_ms = excluded.named_ms,"
               " skipped = excluded.skipped",
        soci::use(name), soci::use(reason), soci::use(now), soci::use(skipped);
}

DocumentState find_state(soci::session& session, long long id) {
    std::string text;
    session << "SELECT state FROM documents WHERE source_id = :id", soci::use(id), soci::into(text);
    for (const auto state :
         {DocumentState::leased, DocumentState::done, DocumentState::failed, DocumentState::poisoned})
        if (text == to_string(state)) return state;
    return DocumentState::waiting;
}

}  // namespace

DocumentState Archive::add_source(const NewSource& source, const ByteSource& content) {
    // First the bytes, then the entry: an entry without bytes never exists, and bytes without one are found again.
    store_->guarded([&] {
        if (!store_->blobs->holds(source.sha256)) store_->blobs->put(source.sha256, content);
    });
    return store_->write([&] {
        soci::session& session = store_->session;
        const long long now = store_->now_ms();
        long long id = find_source(session, source.sha256);
        if (id == 0) id = insert_source(session, source, now);
        if (add_name(session, id, store_->storable(source.name), now)) store_->note("added", id, "", source.name);
        return find_state(session, id);
    });
}

void Archive::add_refusal(const std::string& name, const std::string& reason) {
    store_->write([&] {
        const long long now = store_->now_ms();
        const std::string shown = store_->storable(name), why = store_->storable(reason);
        put_refusal(store_->session, shown, why, now, 0);
        store_->note("refused", 0, "", name + ": " + reason);
        return true;
    });
}

void Archive::add_skipped(std::span<const SkippedInput> inputs) {
    if (inputs.empty()) return;
    store_->write([&] {
        const long long now = store_->now_ms();
        for (const SkippedInput& input : inputs)
            put_refusal(store_->session, store_->storable(input.name), store_->storable(input.reason), now, 1);
        return true;
    });
}

void Archive::forget_refusals(const std::string& path) {
    store_->write([&] {
        const std::string whole = store_->storable(path);
        const std::string inside = whole.ends_with('/') ? whole : whole + "/";
        store_->session
            << "DELETE FROM refusals WHERE name = :name OR substr(name, 1, length(:inside)) = :inside2",
            soci::use(whole), soci::use(inside), soci::use(inside);
        return true;
    });
}

bool Archive::read_again(const std::string& sha256) {
    return store_->write([&] {
        const long long id = find_source(store_->session, sha256);
        soci::statement change =
            (store_->session.prepare << "UPDATE documents SET state = 'waiting', faults = 0, outside_deaths = 0"
                                        " WHERE source_id = :id AND state IN ('done', 'failed', 'poisoned')",
             soci::use(id));
        change.execute(true);
        const bool changed = change.get_affected_rows() > 0;
        if (changed) replace_lines(store_->session, id, std::nullopt);
        if (changed) store_->note("again", id, "", "");
        return changed;
    });
}

FileDescriptor Archive::open_source(const Lease& lease) const {
    return open_source(lease.sha256);
}

FileDescriptor Archive::open_source(const std::string& sha256) const {
    return store_->guarded([&] { return store_->blobs->open(sha256); });
}

}  // namespace shenbao
